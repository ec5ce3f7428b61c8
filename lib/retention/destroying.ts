import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { TxScope } from '@/lib/core/scope';
import type { Entry } from './entry';
import { PERSONAL_DATA } from './map';
import type { DataClass } from './rules';
import { AFTERWARDS, BEFOREHAND, type Step } from './steps';

/** Records that went or were made empty, by table. */
export type Destroyed = Record<string, number>;

/**
 * Destroys what the map says belongs to these classes and people. What is gone already counts as nothing, so it may be done
 * again. The caller holds the locks and has looked for legal holds.
 */
export async function destroy(
  tx: TxScope,
  ids: readonly string[],
  classes: readonly DataClass[],
): Promise<Destroyed> {
  const destroyed: Destroyed = {};
  if (ids.length === 0) return destroyed;
  const of = theseOf(ids);
  const note = (table: string, rows: number) => {
    if (rows > 0) destroyed[table] = (destroyed[table] ?? 0) + rows;
  };
  const take = async (steps: readonly Step[]) => {
    for (const step of steps.filter((one) => classes.includes(one.class))) {
      note(step.table, await step.take(tx, ids, of));
    }
  };
  await take(BEFOREHAND);
  for (const entry of PERSONAL_DATA) {
    for (const part of partsOf(entry, of, classes)) {
      const { rowCount } = await tx.db.execute(part.destroys);
      note(getTableName(entry.table), rowCount ?? 0);
    }
  }
  await take(AFTERWARDS);
  return destroyed;
}

/** Keys as the map asks for them. */
export const theseOf = (ids: readonly string[]): SQL => sql`(SELECT unnest(${sql.param([...ids])}::uuid[]))`;

/** What of a table goes with these classes: the statement, and the condition by which it is counted beforehand. */
export type Part = { table: PgTable; where: SQL; destroys: SQL };

export function partsOf(entry: Entry, ids: SQL, classes: readonly DataClass[]): Part[] {
  const { table } = entry;
  const gone = (entry.rows ?? [])
    .filter((one) => classes.includes(one.class))
    .map(({ of, where: narrowed }) => {
      const where = narrowed ? sql`${of(ids)} AND ${narrowed}` : of(ids);
      return { table, where, destroys: sql`DELETE FROM ${table} WHERE ${where}` };
    });
  const columns = getTableColumns(table);
  const blanks = Object.entries(entry.blanks ?? {})
    .filter(([, blank]) => classes.includes(blank.class))
    .map(([name, { becomes }]) => ({ column: columns[name]?.name ?? name, becomes }));
  if (blanks.length === 0 || !entry.of) return gone;
  const set = blanks.map(({ column, becomes }) => sql`${sql.identifier(column)} = ${becomes}`);
  const isLeft = blanks.map(
    ({ column, becomes }) => sql`${sql.identifier(column)} IS DISTINCT FROM ${becomes}`,
  );
  const where = sql`${entry.of(ids)} AND (${sql.join(isLeft, sql` OR `)})`;
  return [
    ...gone,
    { table, where, destroys: sql`UPDATE ${table} SET ${sql.join(set, sql`, `)} WHERE ${where}` },
  ];
}
