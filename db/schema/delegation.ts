import { sql } from 'drizzle-orm';
import { boolean, char, check, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, type LocalText } from './columns';
import { edition } from './edition';

/** The people whom a city, region, country or organisation sends. */
export const delegation = pgTable(
  'delegation',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').notNull(),
    territoryType: text('territory_type').$type<'city' | 'region' | 'country' | 'organisation'>().notNull(),
    name: jsonb('name').$type<LocalText>().notNull(),
    country: char('country', { length: 2 }).notNull(),
    isPartner: boolean('is_partner').notNull().default(false),
  },
  (table) => [
    unique('delegation_key').on(table.editionId, table.key),
    check('delegation_territory', sql`territory_type IN ('city', 'region', 'country', 'organisation')`),
  ],
);
