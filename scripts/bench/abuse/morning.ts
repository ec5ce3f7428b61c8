import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { createToken } from '@/lib/auth/commands';
import { acceptInvitation, inviteStaff } from '@/lib/auth/invitations';
import { sessionCookie } from '@/lib/auth/options';
import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { growTo } from '../grown-edition';
import { type Sent, timesAt } from '../load';
import { issueAll } from '../tickets';

const PEOPLE = 5000;
const PAGES_PER_SECOND = 4;
const DECISIONS_PER_SECOND = 2;
const SCANS_PER_SECOND = 20;
const FLOOR_PER_SECOND = 20;

type Worked = { p95: number; faults: string[] };
export type Morning = {
  /** Reviewers and gates at work for so many seconds; `floor` is the answer of a handler that does nothing, meanwhile. */
  work(seconds: number): Promise<Record<'queue' | 'record' | 'decision' | 'scan' | 'floor', Worked>>;
};

/** A forum of 5,000 people with a reviewer at the desk and gates at the doors. */
export async function openMorning(url: string, scope: () => Scope): Promise<Morning> {
  await growTo(scope(), PEOPLE);
  const codes = await issueAll(scope());
  const { link } = expectOk(await inviteStaff(scope(), { email: 'desk@bench.example', role: 'organiser' }));
  const linkToken = new URL(link).searchParams.get('token') ?? link.split('/').at(-1) ?? '';
  const { sessionToken } = expectOk(await acceptInvitation({ ...scope(), actor: anonymous }, linkToken));
  const { token } = expectOk(await createToken(scope(), { name: 'bench', scopes: ['gate', 'review'] }));
  const { rows } = await scope().db.execute<{ reference: string }>(
    sql`SELECT reference FROM registration WHERE state = 'submitted' ORDER BY submitted_at, id`,
  );
  const references = rows.map(({ reference }) => reference);
  const cookie = `${sessionCookie().name}=${sessionToken}`;
  const page = (path: string): Sent => ({ method: 'GET', path, headers: { cookie } });
  const post = (path: string, body: object): Sent => ({
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  let scanned = 0;
  let decided = 0;
  let looked = 0;
  const reading = () => ({
    id: newId(),
    code: codes[scanned++],
    gate: 'N2',
    direction: 'entry',
    scannedAt: new Date().toISOString(),
  });
  const requests = {
    queue: () => page('/admin/registrations?status=submitted'),
    record: () => page(`/admin/registrations/${references[references.length - 1 - looked++]}`),
    decision: () => post(`/api/v1/registrations/${references[decided++]}/decisions`, { decision: 'approve' }),
    scan: () => post('/api/v1/scans', reading()),
    floor: (): Sent => ({ method: 'GET', path: '/api/health/live' }),
  };
  const rates = {
    queue: PAGES_PER_SECOND / 2,
    record: PAGES_PER_SECOND / 2,
    decision: DECISIONS_PER_SECOND,
    scan: SCANS_PER_SECOND,
    floor: FLOOR_PER_SECOND,
  };
  const does = (name: keyof typeof requests, seconds: number): Promise<Worked> =>
    paced(url, rates[name], Math.round(rates[name] * seconds), requests[name]);
  const names = Object.keys(requests) as (keyof typeof requests)[];
  return {
    work: async (seconds) => {
      const worked = await Promise.all(names.map(async (name) => [name, await does(name, seconds)] as const));
      return Object.fromEntries(worked) as Awaited<ReturnType<Morning['work']>>;
    },
  };
}

const PATIENCE_MS = 10_000;

/** One request after the other at its time, whatever became of those before; ten seconds are as good as no answer. */
async function paced(url: string, perSecond: number, count: number, request: () => Sent): Promise<Worked> {
  const times: number[] = [];
  const wrong: Record<string, number> = {};
  const send = async (): Promise<void> => {
    const { path, ...sent } = request();
    const start = performance.now();
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url + path, { ...sent, redirect: 'manual', signal })
      .then(async (response) => {
        await response.arrayBuffer();
        return String(response.status);
      })
      .catch(() => 'none within 10 s');
    times.push(performance.now() - start);
    if (answer !== '200') wrong[answer] = (wrong[answer] ?? 0) + 1;
  };
  const sent: Promise<void>[] = [];
  for (let at = 0; at < count; at++) {
    sent.push(send());
    await sleep(1000 / perSecond);
  }
  await Promise.all(sent);
  const faults = Object.entries(wrong).map(([answer, times]) => `${times} of ${count} answers: ${answer}`);
  return { p95: timesAt(times)(0.95), faults };
}
