import { sql } from 'drizzle-orm';
import { boolean, char, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns';
import type { RegistrationState } from './registration';

/**
 * What of the registrations is kept counted, each by its own columns: all people, those who hold a seat, people by city as
 * they wrote it, by track, and by the quarter of an hour in which they applied (every clock on earth is a whole number of
 * quarters away from UTC).
 */
export const COUNTED = ['people', 'seats', 'cities', 'tracks', 'quarters'] as const;
export type Counted = (typeof COUNTED)[number];

/**
 * How many registrations are alike, so that a number need not be counted out of half a million rows. Triggers on
 * `registration` and `hold` write it in the transaction that changes them: they only add rows, never change one, so nobody
 * waits for anybody. A number is the sum of `people`; the worker folds rows that are alike into one. Columns bear the
 * names that they have in `registration`, so that one filter reads both; those that a kind is not told apart by are null.
 */
export const tally = pgTable(
  'tally',
  {
    // Refers to nothing: only triggers write here, about registrations that refer to theirs.
    editionId: uuid('edition_id').notNull(),
    counted: text('counted').$type<Counted>().notNull(),
    state: text('state').$type<RegistrationState>(),
    category: text('category'),
    countryRepresented: char('country_represented', { length: 2 }),
    isInternational: boolean('is_international'),
    citizenship: char('citizenship', { length: 2 }),
    isComing: boolean('is_coming'),
    territory: text('territory'),
    track: text('track'),
    submittedAt: moment('submitted_at'),
    people: integer('people').notNull(),
    isFolded: boolean('is_folded').notNull().default(false),
  },
  (table) => [
    index('tally_counted').on(table.editionId, table.counted),
    index('tally_unfolded').on(table.editionId).where(sql`NOT is_folded`),
    check('tally_counted', sql`counted IN ('people', 'seats', 'cities', 'tracks', 'quarters')`),
  ],
);
