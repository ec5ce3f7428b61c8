import { sql } from 'drizzle-orm';
import type { Scope } from '@/lib/core/scope';
import { withProgress } from '../progress';
import { seatFaults } from './judgement';
import { EXPORTED_ROWS, measureExport } from './lists/export';
import { ask, type Forum, withForums } from './lists/forums';
import { measureReads, p50Of, p95Of, READS } from './lists/reads';
import type { Sent } from './load';
import { type Figure, figure, found, type Measured } from './measured';

export type ListsOptions = { sizes: readonly number[] };
export const LIST_SIZES = [5000, 50_000, 500_000] as const;

const DECISIONS = 100;
const BULK = 500;
/** The size that the goals of seconds are set for. */
const MEASURED_SIZE = 50_000;
const GOAL_BULK_S = 3;
const GOAL_GROWTH = 2;

/** What organisers wait for, on forums of three sizes; the largest may cost twice the smallest. */
export const lists = ({ sizes }: ListsOptions): Promise<Measured[]> =>
  withForums(sizes, async (forums) => {
    const reads = await withProgress('Measuring what is read', () => measureReads(forums));
    const measured: Measured[] = [];
    for (const forum of forums) {
      const { size, faults } = forum;
      const done = await withProgress(`Exporting and deciding among ${sized(size)}`, () =>
        measureWork(forum),
      );
      faults.push(...(await seatFaults(forum.scope())));
      measured.push({ part: sized(size), figures: [...(reads.get(forum) ?? []), ...done], faults });
    }
    return [...measured, ...growthOf(sizes, measured)];
  });

const sized = (size: number) => `${size.toLocaleString('en')} people`;

/** Each read of the largest forum against that of the smallest; one record, which does not grow, beside them. */
function growthOf(sizes: readonly number[], measured: Measured[]): Measured[] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const ratio = (name: string) => {
    const [one = 1, other = 0] = [first, last].map((size) => found(measured, sized(size), name));
    return other / one;
  };
  const figures = READS.flatMap((read) => [
    figure(`${p50Of(read)}, largest to smallest`, ratio(p50Of(read)), '×'),
    figure(
      `${p95Of(read)}, largest to smallest`,
      ratio(p95Of(read)),
      '×',
      read === 'one record' ? undefined : { atMost: GOAL_GROWTH },
    ),
  ]);
  return [{ part: 'growth', figures, faults: [] }];
}

async function measureWork(forum: Forum): Promise<Figure[]> {
  const { size, scope, faults } = forum;
  const figures: Figure[] = [];
  if (size >= EXPORTED_ROWS) {
    const exported = await measureExport(forum);
    figures.push(...exported.figures);
    faults.push(...exported.faults);
  }
  const due = await undecided(scope(), DECISIONS + BULK);
  const one = await ask(forum, 'decision', DECISIONS, (position) =>
    posted(`/api/v1/registrations/${due[position]}/decisions`, { decision: 'approve' }),
  );
  const bulk = await ask(forum, 'bulk', 1, () =>
    posted('/api/v1/decisions', { decision: 'approve', references: due.slice(DECISIONS) }),
  );
  const goal = size === MEASURED_SIZE ? { atMost: GOAL_BULK_S } : undefined;
  return [
    ...figures,
    figure('one decision p95', one.p95, 'ms'),
    figure(`bulk of ${BULK}`, bulk.longest / 1000, 's', goal),
  ];
}

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
