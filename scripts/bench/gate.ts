import { sql } from 'drizzle-orm';
import { scan } from '@/db/schema';
import { createToken } from '@/lib/auth/commands';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { decide } from '@/lib/review/commands';
import { withProgress } from '../progress';
import { besideFloor } from './floor';
import { measureBrowser } from './gate-browser';
import { growTo } from './grown-edition';
import { withInstance } from './instance';
import { seatFaults } from './judgement';
import { drive, type Sent, unexpected } from './load';
import { figure, type Measured } from './measured';
import { issueAll } from './tickets';

/** Of these some 26,000 are known to a gate and 18,000 have a ticket. */
const PEOPLE = 40_000;
const DEVICES = 20;
const EARLY = 2000;
const READINGS = 8000;
/** One reading in so many is of a ticket that was read before. */
const REPEATED = 20;
const MORNING_PER_SECOND = 50;
const MORNING = 1000;
const CUT_OFF = 30;
const EACH = 200;
const AT_ONCE = 20;
const LOST = 10;

/** The morning at the doors: the list of people, readings with a network, and what comes in after one was gone. */
export const gate = (): Promise<Measured[]> =>
  withInstance({ processes: 1 }, async ({ url, scope }) => {
    await growTo(scope(), PEOPLE);
    const codes = await withProgress('Issuing tickets', () => issueAll(scope()));
    const scopes = ['gate', 'review'] as const;
    const { token } = expectOk(await createToken(scope(), { name: 'bench', scopes: [...scopes] }));
    const door = { url, scope, authorization: `Bearer ${token}` };
    const roster = await withProgress('Measuring roster', () => measureRoster(door));
    const online = await withProgress('Measuring online', () => measureOnline(door, codes));
    const rest = codes.slice(EARLY + READINGS + MORNING);
    const merge = await withProgress('Measuring merge', () => measureMerge(door, rest));
    const unread = rest.slice(CUT_OFF * EACH);
    const browser = await withProgress('Measuring in the browser', () => measureBrowser(door, unread));
    return [roster, online, browser, { ...merge, faults: [...merge.faults, ...(await seatFaults(scope()))] }];
  });

type Door = { url: string; scope: () => Scope; authorization: string };

type Page = { people: { id: string; state: string; reference: string }[]; cursor: string; hasMore: boolean };

/** A device that begins, and one that hears of a revocation by asking twice a second. */
async function measureRoster({ url, scope, authorization }: Door): Promise<Measured> {
  const ask = async (since?: string): Promise<Page> => {
    const address = `${url}/api/v1/roster${since ? `?since=${encodeURIComponent(since)}` : ''}`;
    const response = await fetch(address, { headers: { authorization } });
    if (!response.ok) throw new Error(`the roster answered ${response.status}`);
    return (await response.json()) as Page;
  };
  const load = async () => {
    const start = performance.now();
    const people: Page['people'] = [];
    let page = await ask();
    for (people.push(...page.people); page.hasMore; people.push(...page.people))
      page = await ask(page.cursor);
    return { seconds: (performance.now() - start) / 1000, people, cursor: page.cursor };
  };
  await load();
  const { seconds, people, cursor } = await load();
  const someone = people.find(({ state }) => state === 'approved');
  if (!someone) throw new Error('nobody is approved');
  const start = performance.now();
  expectOk(await decide(scope(), someone.reference, { decision: 'cancel' }));
  const hear = async (since: string): Promise<void> => {
    const page = await ask(since);
    if (page.people.some(({ id, state }) => id === someone.id && state === 'cancelled')) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await hear(page.cursor);
  };
  await hear(cursor);
  const heard = (performance.now() - start) / 1000;
  return {
    part: 'roster',
    figures: [
      figure('people', people.length, ''),
      figure('first load', seconds, 's', { atMost: 3 }),
      figure('a revocation is heard', heard, 's', { atMost: 5 }),
    ],
    faults: [],
  };
}

const scanning = (authorization: string, body: unknown, path = '/api/v1/scans'): Sent => ({
  method: 'POST',
  path,
  headers: { authorization, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const reading = (code: string | undefined, own: object = {}) => ({
  id: newId(),
  code,
  gate: 'N2',
  direction: 'entry',
  scannedAt: new Date().toISOString(),
  ...own,
});

async function measureOnline({ url, authorization }: Door, codes: string[]): Promise<Measured> {
  const send = (from: number, count: number, perSecond?: number) =>
    drive({
      url,
      concurrency: DEVICES,
      count,
      perSecond,
      request: (position) => {
        const isAgain = position % REPEATED === REPEATED - 1;
        return scanning(authorization, reading(codes[from + position - (isAgain ? REPEATED - 1 : 0)]));
      },
    });
  const early = await send(0, EARLY);
  const { floor, done } = await besideFloor(url, () => send(EARLY, READINGS), DEVICES);
  const morning = await send(EARLY + READINGS, MORNING, MORNING_PER_SECOND);
  return {
    part: 'online',
    figures: [
      figure('readings per second', done.perSecond, '/s'),
      figure('floor', floor, '/s'),
      figure('ratio to the floor', done.perSecond / floor, '×', { atLeast: 0.6 }),
      figure('p95', done.p95, 'ms'),
      figure(`p95 at ${MORNING_PER_SECOND} readings a second`, morning.p95, 'ms', { atMost: 100 }),
    ],
    faults: [
      ...unexpected(early, { 200: EARLY }),
      ...unexpected(done, { 200: READINGS }),
      ...unexpected(morning, { 200: MORNING }),
    ],
  };
}

/** Thirty devices come back at once; of every tenth answer they hear nothing and send again. */
async function measureMerge({ url, scope, authorization }: Door, codes: string[]): Promise<Measured> {
  const total = CUT_OFF * EACH;
  const before = await scope().db.$count(scan);
  const readings = codes.slice(0, total).map((code) => reading(code, { offline: true, decided: 'welcome' }));
  const batches = Array.from({ length: total / AT_ONCE }, (_, at) =>
    readings.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  const sent = batches.flatMap((batch, at) => (at % LOST === 0 ? [batch, batch] : [batch]));
  const done = await drive({
    url,
    concurrency: CUT_OFF,
    count: sent.length,
    request: (position) =>
      scanning(
        authorization,
        { sentAt: new Date().toISOString(), scans: sent[position] },
        '/api/v1/scans/batch',
      ),
  });
  const rows = (await scope().db.$count(scan)) - before;
  const { rows: doubles } = await scope().db.execute<{ id: string }>(
    sql`SELECT registration_id AS id FROM scan WHERE is_offline GROUP BY 1 HAVING count(*) > 1`,
  );
  return {
    part: 'merge',
    figures: [
      figure('seconds', done.seconds, 's', { atMost: 5 }),
      figure('rows', rows, '', { atLeast: total }),
      figure('doubles', doubles.length, '', { atMost: 0 }),
    ],
    faults: [
      ...unexpected(done, { 200: sent.length }),
      ...(rows === total ? [] : [`${rows} rows instead of ${total}`]),
    ],
  };
}
