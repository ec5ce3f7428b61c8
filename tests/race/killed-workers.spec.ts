import { sql } from 'drizzle-orm';
import type { TaskKind } from '@/lib/task/rules';
import { HANDLERS } from '@/lib/worker/handlers';
import { expect, type House, test } from '../support/house';
import { minutesLater, NOW } from '../support/people';
import { TASK_CASES } from '../support/task-cases';

/** Everything that stands in every table but those that only say that something ran, as one hash for each table. */
async function rowsOf({ db }: House): Promise<Record<string, string>> {
  const { rows } = await db.execute<{ table: string; rows: string }>(sql`
    SELECT relname AS "table", md5(query_to_xml(
      format('SELECT t::text FROM %I AS t ORDER BY 1', relname), true, true, '')::text) AS rows
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname NOT IN ('audit_seal', 'rate_limit', 'tally', 'tally_change') ORDER BY 1`);
  return Object.fromEntries(rows.map(({ table, rows }) => [table, rows]));
}

/** The same worker's work, as it is when graphile-worker gives it to the next one. */
const perform = (house: House, kind: TaskKind, payload: never) =>
  HANDLERS[kind](house.scope(undefined, kind === 'print.order' ? NOW : minutesLater(62)), payload);

for (const kind of Object.keys(TASK_CASES) as TaskKind[]) {
  test(`${kind}: killed between the effect and the note of it, it is done again and adds nothing`, async ({
    house,
  }) => {
    const before = await rowsOf(house);
    const payload = (await TASK_CASES[kind](house)) as never;
    const prepared = await rowsOf(house);
    expect(prepared).not.toEqual(before);
    await perform(house, kind, payload);
    const once = await rowsOf(house);
    expect(once).not.toEqual(prepared);
    await perform(house, kind, payload);
    expect(await rowsOf(house)).toEqual(once);
    await house.expectSound();
  });

  test(`${kind}: two workers at it at once do it once`, async ({ house }) => {
    const payload = (await TASK_CASES[kind](house)) as never;
    const working = [1, 2].map(() => perform(house, kind, payload));
    const ended = await Promise.allSettled(working);
    expect(ended.some(({ status }) => status === 'fulfilled')).toBe(true);
    const together = await rowsOf(house);
    // The one that has lost a race is tried again, as graphile-worker does.
    await perform(house, kind, payload);
    const again = await rowsOf(house);
    if (ended.every(({ status }) => status === 'fulfilled')) expect(again).toEqual(together);
    await perform(house, kind, payload);
    expect(await rowsOf(house)).toEqual(again);
    await house.expectSound();
  });
}
