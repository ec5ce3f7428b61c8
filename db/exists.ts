import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * Whether a table has such a row, to be selected or asked for. A column that stands by itself in what is selected from one table
 * loses the table's name in drizzle, and within EXISTS it would be the inner table's; within a condition it keeps it.
 */
export const hasRow = (table: PgTable, where: SQL | undefined): SQL<boolean> =>
  sql<boolean>`EXISTS (SELECT 1 FROM ${table} WHERE ${where ?? sql`true`})`;
