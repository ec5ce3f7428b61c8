import { sql } from 'drizzle-orm';
import { createToken } from '@/lib/auth/commands';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { withProgress } from '../progress';
import { growTo } from './grown-edition';
import { withInstance } from './instance';
import { seatFaults } from './judgement';
import { EXPORTED_ROWS, measureExport } from './lists/export';
import { type Searches, searchesIn } from './lists/searches';
import { drive, type Sent, unexpected } from './load';
import { type Figure, figure, found, type Measured } from './measured';

export type ListsOptions = { sizes: readonly number[] };
export const LIST_SIZES = [5000, 50_000, 500_000] as const;

/** Two reviewers at work all the time: what one waits for is the server, and not a crowd in front of it. */
const REVIEWERS = 2;
const READINGS = 200;
const WARMING = 28;
const DECISIONS = 100;
const BULK = 500;
/** The size that the goals of milliseconds are set for. */
const MEASURED_SIZE = 50_000;
const GOAL_MS = 60;
const GOAL_BULK_S = 3;

const QUEUES = [
  'status=submitted&country=CN',
  'status=submitted',
  'status=approved&category=GOV',
  'country=BR',
].map((filter) => `/api/v1/registrations?sort=queue&${filter}`);

type Reads = Record<'queue' | 'search' | 'dashboard', string[]>;
const READ_KINDS = ['queue', 'search', 'dashboard'] as const satisfies (keyof Reads)[];
const searchPath = (typed: string) => `/api/v1/registrations?sort=match&q=${encodeURIComponent(typed)}`;

/** What organisers wait for, on a forum of three sizes; the largest may cost twice the smallest. */
export async function lists({ sizes }: ListsOptions): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const size of sizes) {
    measured.push(await withProgress(`Measuring ${sized(size)}`, () => measureSize(size)));
  }
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined || first === last) return measured;
  const ratio = (name: string) => {
    const [one = 1, other = 0] = [first, last].map((size) => found(measured, sized(size), name));
    return figure(`${name}, largest to smallest`, other / one, '×', { atMost: 2 });
  };
  return [...measured, { part: 'growth', figures: READ_KINDS.map((name) => ratio(p95(name))), faults: [] }];
}

const sized = (size: number) => `${size.toLocaleString('en')} people`;
const p95 = (name: string) => `${name} p95`;

const measureSize = (size: number): Promise<Measured> =>
  withInstance({ processes: 1 }, async ({ url, pid, scope }) => {
    await growTo(scope(), size);
    const { token } = expectOk(
      await createToken(scope(), { name: 'bench', scopes: ['registrations:read', 'review'] }),
    );
    const goal = (atMost: number) => (size === MEASURED_SIZE ? { atMost } : undefined);
    const figures: Figure[] = [];
    const faults: string[] = [];
    const measure = async (name: string, count: number, request: (position: number) => Sent) => {
      const done = await drive({
        url,
        concurrency: REVIEWERS,
        count,
        request: (at) => authorized(request(at), token),
      });
      faults.push(...unexpected(done, { 200: count }).map((fault) => `${name}: ${fault}`));
      return done;
    };
    const searches = await searchesIn(scope());
    const reads: Reads = {
      queue: QUEUES,
      search: [...searches.finding, ...searches.findingNobody].map(searchPath),
      dashboard: ['/api/v1/stats'],
    };
    for (const name of READ_KINDS) {
      const paths = reads[name];
      const read = (position: number): Sent => ({
        method: 'GET',
        path: paths[position % paths.length] ?? '',
      });
      // The first round warms what a working day keeps warm.
      await measure(name, Math.max(WARMING, paths.length), read);
      const { p50, p95: most } = await measure(name, READINGS, read);
      const isForReviewers = name !== 'dashboard';
      figures.push(
        figure(`${name} p50`, p50, 'ms'),
        figure(p95(name), most, 'ms', isForReviewers ? goal(GOAL_MS) : undefined),
      );
    }
    faults.push(...(await unfound(url, token, searches)));
    if (size >= EXPORTED_ROWS) {
      const exported = await measureExport({ url, pid, scope });
      figures.push(...exported.figures);
      faults.push(...exported.faults);
    }
    const due = await undecided(scope(), DECISIONS + BULK);
    const one = await measure('decision', DECISIONS, (position) =>
      posted(`/api/v1/registrations/${due[position]}/decisions`, { decision: 'approve' }),
    );
    const bulk = await measure('bulk', 1, () =>
      posted('/api/v1/decisions', { decision: 'approve', references: due.slice(DECISIONS) }),
    );
    figures.push(
      figure('one decision p95', one.p95, 'ms'),
      figure(`bulk of ${BULK}`, bulk.longest / 1000, 's', goal(GOAL_BULK_S)),
    );
    return { part: sized(size), figures, faults: [...faults, ...(await seatFaults(scope()))] };
  });

/** A search that is fast because it finds nobody would say nothing. */
async function unfound(url: string, token: string, { finding, findingNobody }: Searches): Promise<string[]> {
  const totalOf = async (typed: string) => {
    const answer = await fetch(url + searchPath(typed), { headers: { authorization: `Bearer ${token}` } });
    return ((await answer.json()) as { total: number }).total;
  };
  const faults: string[] = [];
  for (const typed of finding) if ((await totalOf(typed)) === 0) faults.push(`${typed} finds nobody`);
  for (const typed of findingNobody) if ((await totalOf(typed)) > 0) faults.push(`${typed} finds somebody`);
  return faults;
}

const authorized = (sent: Sent, token: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, authorization: `Bearer ${token}` },
});

const posted = (path: string, body: object): Sent => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** References of those who are due next and have a seat. */
async function undecided({ db }: Scope, count: number): Promise<string[]> {
  const { rows } = await db.execute<{ reference: string }>(
    sql`SELECT reference FROM registration WHERE state = 'submitted' ORDER BY submitted_at, id LIMIT ${count}`,
  );
  return rows.map(({ reference }) => reference);
}
