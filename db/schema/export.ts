import { pgTable, text, unique } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';

/** Columns of an export that a person has kept under a name. */
export const columnSet = pgTable(
  'column_set',
  {
    id: id(),
    owner: text('owner').notNull(),
    name: text('name').notNull(),
    columns: text('columns').array().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (table) => [unique('column_set_name').on(table.owner, table.name)],
);
