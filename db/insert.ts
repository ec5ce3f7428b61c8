import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './client';

/** Rows for one table, by the names that drizzle knows its columns by; absent and undefined fields become NULL. */
export type Rows = {
  table: PgTable;
  rows: Record<string, unknown>[];
  /** Rows that are there already, by any unique key, are passed over instead of failing the whole. */
  isRepeatable?: boolean;
};

export const rowsFor = <T extends PgTable>(table: T, rows: T['$inferInsert'][]): Rows => ({ table, rows });

/** A change or a call of a function that belongs to the rows and goes with them. */
export type Besides = { change: SQL } | { call: SQL };
export type Part = Rows | Besides;

/**
 * Inserts rows into any number of tables, and makes the changes that go with them, by one statement with one parameter for
 * all rows. A thousand bound parameters cost the process as much time as everything else about a stampede of submissions
 * together, and each statement of its own a turn of a busy event loop. Columns that no row mentions get their defaults;
 * foreign keys are checked at the end; no part sees what another has written.
 */
export async function insertAll(tx: Tx, ...parts: readonly Part[]): Promise<void> {
  const tables = parts.filter((part) => 'table' in part).filter(({ rows }) => rows.length > 0);
  const changes = parts.flatMap((part) => ('change' in part ? [part.change] : []));
  const calls = parts.flatMap((part) => ('call' in part ? [part.call] : []));
  if (tables.length + changes.length + calls.length === 0) return;
  const data = JSON.stringify(tables.map(jsonOf));
  const named = [...tables.map(insertOf), ...changes].map(
    (statement, at) => sql`${sql.identifier(`part_${at}`)} AS (${statement})`,
  );
  const given = sql`given AS MATERIALIZED (SELECT ${data}::jsonb AS parts)`;
  await tx.execute(
    sql`WITH ${sql.join([given, ...named], sql`, `)} SELECT ${sql.join([...calls, sql`1`], sql`, `)}`,
  );
}

function insertOf({ table, rows, isRepeatable }: Rows, at: number): SQL {
  const names = sql.join(
    columnsIn(table, rows).map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  return sql`INSERT INTO ${table} (${names}) SELECT ${names} FROM given,
    ROWS FROM (jsonb_populate_recordset(NULL::${table}, given.parts -> ${sql.raw(String(at))})) WITH ORDINALITY AS row
    ORDER BY row.ordinality${isRepeatable ? sql` ON CONFLICT DO NOTHING` : sql``}`;
}

function columnsIn(table: PgTable, rows: Rows['rows']): [string, PgColumn][] {
  const mentioned = new Set(rows.flatMap((row) => Object.keys(row).filter((key) => row[key] !== undefined)));
  return Object.entries(getTableColumns(table)).filter(([key]) => mentioned.has(key));
}

function jsonOf({ table, rows }: Rows): Record<string, unknown>[] {
  const columns = columnsIn(table, rows);
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(([key, column]) => {
        const value = row[key];
        if (value === undefined && column.notNull) {
          throw new Error(`a row for ${getTableConfig(table).name} lacks ${column.name}, which others have`);
        }
        return [column.name, encoded(column, value)];
      }),
    ),
  );
}

/** A value as `jsonb_populate_recordset` reads it: what is JSON in the table as it is, bytes in hex, the rest as the driver would. */
function encoded(column: PgColumn, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (column.columnType === 'PgJsonb' || Array.isArray(value)) return value;
  return column.mapToDriverValue(value);
}
