import { timesAt } from '../load';
import { type Figure, figure } from '../measured';
import { ask, type Forum } from './forums';

/** What is read, again and again; one record costs the same however many others there are, and is the floor. */
export const READS = ['one record', 'queue', 'search', 'dashboard'] as const;
export type Read = (typeof READS)[number];
export const p50Of = (read: Read) => `${read} p50`;
export const p95Of = (read: Read) => `${read} p95`;

const ROUNDS = 10;
/** In each round; the paths of a kind go on from round to round. */
const READINGS = 40;
const WARMING = 28;
/** The size that the goal of milliseconds is set for, and what it is set for. */
const MEASURED_SIZE = 50_000;
const GOALS_MS: Partial<Record<Read, number>> = { queue: 60, search: 60 };

const QUEUES = [
  'status=submitted&country=CN',
  'status=submitted',
  'status=approved&category=GOV',
  'country=BR',
].map((filter) => `/api/v1/registrations?sort=queue&${filter}`);
const searchPath = (typed: string) => `/api/v1/registrations?sort=match&q=${encodeURIComponent(typed)}`;

const pathsOf = ({ searches }: Forum, read: Read): string[] =>
  ({
    'one record': ['/api/v1/registrations/GROWN-4711'],
    queue: QUEUES,
    search: [...searches.finding, ...searches.findingNobody].map(searchPath),
    dashboard: ['/api/v1/stats'],
  })[read];

/** How long each read takes on each forum, measured in turns. */
export async function measureReads(forums: readonly Forum[]): Promise<Map<Forum, Figure[]>> {
  const figures = new Map(forums.map((forum): [Forum, Figure[]] => [forum, []]));
  for (const read of READS) {
    const times = new Map(forums.map((forum): [Forum, number[]] => [forum, []]));
    for (const forum of forums) {
      // The first round warms what a working day keeps warm.
      const paths = pathsOf(forum, read);
      await ask(forum, read, Math.max(WARMING, paths.length), pathAt(paths, 0));
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const forum of forums) {
        const request = pathAt(pathsOf(forum, read), round * READINGS);
        times.get(forum)?.push(...(await ask(forum, read, READINGS, request)).times);
      }
    }
    for (const forum of forums) {
      const at = timesAt(times.get(forum) ?? []);
      const atMost = forum.size === MEASURED_SIZE ? GOALS_MS[read] : undefined;
      figures
        .get(forum)
        ?.push(
          figure(p50Of(read), at(0.5), 'ms'),
          figure(p95Of(read), at(0.95), 'ms', atMost === undefined ? undefined : { atMost }),
        );
    }
  }
  for (const forum of forums) forum.faults.push(...(await unfound(forum)));
  return figures;
}

const pathAt = (paths: string[], from: number) => (position: number) => ({
  method: 'GET' as const,
  path: paths[(from + position) % paths.length] ?? '',
});

/** A search that is fast because it finds nobody would say nothing. */
async function unfound({ url, token, searches }: Forum): Promise<string[]> {
  const totalOf = async (typed: string) => {
    const answer = await fetch(url + searchPath(typed), { headers: { authorization: `Bearer ${token}` } });
    return ((await answer.json()) as { total: number }).total;
  };
  const faults: string[] = [];
  for (const typed of searches.finding)
    if ((await totalOf(typed)) === 0) faults.push(`${typed} finds nobody`);
  for (const typed of searches.findingNobody)
    if ((await totalOf(typed)) > 0) faults.push(`${typed} finds somebody`);
  return faults;
}
