import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { asc } from 'drizzle-orm';
import { readXlsx } from 'hucre/xlsx';
import { registration, session, staffRole, user } from '@/db/schema';
import { clock, DAY_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import type { Scope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { EXPORT_COLUMNS } from '@/lib/export/input';
import { rowsOf } from '@/lib/export/queries';
import { type Figure, figure } from '../measured';

export const EXPORTED_ROWS = 10_000;
const TIMES = 3;
const GOAL_S = 4;
const GOAL_MB = 200;
const EVERY_MS = 20;

type Desk = { url: string; pid: number; scope: () => Scope };
type Taken = { seconds: number; grownMb: number; bytes: Uint8Array };

/**
 * Files of ten thousand people with every column, as an organiser's browser gets them, beside the floor: the same rows read and
 * dropped. The slowest of a few counts, and the most that the server has grown by.
 */
export async function measureExport(desk: Desk): Promise<{ figures: Figure[]; faults: string[] }> {
  const cookie = await organiserCookie(desk.scope());
  const appliedBefore = await momentAfterRows(desk.scope());
  const take = (format: 'xlsx' | 'csv') => takeFile(desk, cookie, { format, appliedBefore });
  const floor = await slowestOf(() => readAndDrop(desk.scope()));
  await take('xlsx');
  const workbooks = await taken(() => take('xlsx'));
  const texts = await taken(() => take('csv'));
  const last = workbooks.at(-1)?.bytes ?? new Uint8Array();
  const rows = (await readXlsx(last)).sheets[0]?.rows.length ?? 0;
  const lines = Buffer.from(texts.at(-1)?.bytes ?? [])
    .toString('utf8')
    .trimEnd()
    .split('\r\n').length;
  const most = (all: Taken[], of: 'seconds' | 'grownMb') => Math.max(...all.map((one) => one[of]));
  return {
    figures: [
      figure(`export of ${EXPORTED_ROWS} rows, floor: read and dropped`, floor, 's'),
      figure('export, XLSX', most(workbooks, 'seconds'), 's', { atMost: GOAL_S }),
      figure('export, XLSX, memory growth', most(workbooks, 'grownMb'), 'MB', { atMost: GOAL_MB }),
      figure('export, CSV', most(texts, 'seconds'), 's'),
      figure('export, CSV, memory growth', most(texts, 'grownMb'), 'MB'),
    ],
    // The first line of each is the headings.
    faults: [
      ...(rows === EXPORTED_ROWS + 1 ? [] : [`the workbook has ${rows} rows`]),
      ...(lines === EXPORTED_ROWS + 1 ? [] : [`the CSV file has ${lines} lines`]),
    ],
  };
}

async function takeFile({ url, pid }: Desk, cookie: string, form: Record<string, string>): Promise<Taken> {
  const body = new URLSearchParams(form);
  for (const column of EXPORT_COLUMNS) body.append('columns', column);
  const memory = watchMemory(pid);
  const start = performance.now();
  const answer = await fetch(`${url}/admin/registrations/export/file`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const seconds = (performance.now() - start) / 1000;
  const grownMb = await memory.end();
  if (answer.status !== 200) throw new Error(`the export was answered ${answer.status}`);
  return { seconds, grownMb, bytes };
}

async function taken(take: () => Promise<Taken>): Promise<Taken[]> {
  const all: Taken[] = [];
  for (let at = 0; at < TIMES; at++) all.push(await take());
  return all;
}

async function slowestOf(work: () => Promise<void>): Promise<number> {
  let most = 0;
  for (let at = 0; at < TIMES; at++) {
    const start = performance.now();
    await work();
    most = Math.max(most, (performance.now() - start) / 1000);
  }
  return most;
}

async function readAndDrop(scope: Scope): Promise<void> {
  const people = await scope.db
    .select({ id: registration.id })
    .from(registration)
    .orderBy(asc(registration.submittedAt), asc(registration.id))
    .limit(EXPORTED_ROWS);
  for await (const _ of rowsOf(
    scope,
    people.map(({ id }) => id),
  ));
}

/** How much a process has grown at most until it is asked, in megabytes; 0 where the system does not tell. */
function watchMemory(pid: number) {
  const before = residentMb(pid);
  let most = before;
  let isWatching = true;
  const watching = (async () => {
    for (; isWatching; await sleep(EVERY_MS)) most = Math.max(most, residentMb(pid));
  })();
  const end = async () => {
    isWatching = false;
    await watching;
    return most - before;
  };
  return { end };
}

function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Nobody applied at this moment or later but those who are not to be in the file. */
async function momentAfterRows({ db }: Scope): Promise<string> {
  const [next] = await db
    .select({ at: registration.submittedAt })
    .from(registration)
    .orderBy(asc(registration.submittedAt), asc(registration.id))
    .offset(EXPORTED_ROWS)
    .limit(1);
  return (next?.at ?? new Date()).toISOString();
}

/** An organiser who has just shown who it is, written as rows: signing in is not what is measured. */
async function organiserCookie({ db }: Scope): Promise<string> {
  const [userId, token, now] = [newId(), newToken(), clock.now()];
  await db.insert(user).values({ id: userId, email: `${userId}@bench.invented.example`, emailVerified: now });
  await db.insert(session).values({
    id: newId(),
    userId,
    sessionToken: hashToken(token),
    expires: new Date(now.getTime() + DAY_MS),
    provedAt: now,
  });
  await db.insert(staffRole).values({ userId, role: 'organiser', grantedBy: 'system:bench', grantedAt: now });
  return `next-auth.session-token=${token}`;
}
