import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { PLAN_KEPT, type Tx } from './client';

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
  const tables = parts
    .filter((part) => 'table' in part)
    .filter(({ rows }) => rows.length > 0)
    .map(tableOf);
  const changes = parts.flatMap((part) => ('change' in part ? [part.change] : []));
  const calls = parts.flatMap((part) => ('call' in part ? [part.call] : []));
  if (tables.length + changes.length + calls.length === 0) return;
  const data = JSON.stringify(tables.map(jsonOf));
  const named = [...tables.map(insertOf), ...changes].map(
    (statement, at) => sql`${sql.identifier(`part_${at}`)} AS (${statement})`,
  );
  const given = sql`given AS MATERIALIZED (SELECT ${data}::jsonb AS parts)`;
  await tx.execute(
    sql`${sql.raw(PLAN_KEPT)}WITH ${sql.join([given, ...named], sql`, `)} SELECT ${sql.join([...calls, sql`1`], sql`, `)}`,
  );
}

/** A table's rows as arrays, their values in the order of these columns: names repeated in each row would be half of what is sent. */
type Table = { table: PgTable; columns: [string, PgColumn][]; rows: Rows['rows']; isRepeatable?: boolean };

function tableOf({ table, rows, isRepeatable }: Rows): Table {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) =>
    rows.some((row) => row[key] !== undefined),
  );
  return { table, columns, rows, isRepeatable };
}

// The same tables are written with the same columns again and again, and to put a statement together costs as much as a row.
const written = new Map<string, SQL>();

function insertOf({ table, columns, isRepeatable }: Table, at: number): SQL {
  const name = getTableName(table);
  const key = [at, isRepeatable, name, ...columns.map(([, column]) => column.name)].join();
  const known = written.get(key);
  if (known) return known;
  const names = columns.map(([, column]) => quoted(column.name));
  const values = columns.map(([, column], position) => valueAt(column, position));
  const statement = sql.raw(`INSERT INTO ${quoted(name)} (${names.join()}) SELECT ${values.join()} FROM given,
    jsonb_array_elements(given.parts -> ${at}) WITH ORDINALITY AS given_row (row, place)
    ORDER BY place${isRepeatable ? ' ON CONFLICT DO NOTHING' : ''}`);
  written.set(key, statement);
  return statement;
}

const quoted = (name: string): string => `"${name}"`;

function valueAt(column: PgColumn, position: number): string {
  const type = column.getSQLType();
  if (type === 'jsonb') return `nullif(row -> ${position}, 'null')`;
  const text = `row ->> ${position}`;
  return type === 'bytea' ? `decode(${text}, 'base64')` : `(${text})::${type}`;
}

function jsonOf({ table, columns, rows }: Table): unknown[][] {
  return rows.map((row) =>
    columns.map(([key, column]) => {
      const value = row[key];
      if (value === undefined && column.notNull) {
        throw new Error(`a row for ${getTableName(table)} lacks ${column.name}, which others have`);
      }
      return encoded(column, value);
    }),
  );
}

/** A value as its cast reads it: JSON as it is, bytes in base64, the rest as the driver would write it. */
function encoded(column: PgColumn, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return column.columnType === 'PgJsonb' ? value : column.mapToDriverValue(value);
}
