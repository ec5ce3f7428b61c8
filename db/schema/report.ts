import { date, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { edition } from './edition';

/** The dashboard's numbers as they were in the morning of a day; kept for good, by a trigger as well. */
export const report = pgTable(
  'report',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    /** On the forum's calendar. */
    day: date('day', { mode: 'string' }).notNull(),
    takenAt: moment('taken_at').notNull(),
    stats: jsonb('stats').notNull(),
  },
  (table) => [unique('report_day').on(table.editionId, table.day)],
);

/** Who gets the report of each morning by mail, and in which language. */
export const reportRecipient = pgTable(
  'report_recipient',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    email: text('email').notNull(),
    locale: text('locale').notNull(),
    addedAt: moment('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.email] })],
);
