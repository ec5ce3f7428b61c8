import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns';
import { edition } from './edition';

/** A session of the programme. Moments are ISO texts in UTC; without a track it is for everybody. */
export type ProgrammeSession = {
  id: string;
  startsAt: string;
  endsAt: string;
  track: string | null;
  title: Record<string, string>;
  place: Record<string, string>;
};

/** Who needs no visa, and for how many days at most where that is known; who may ask for one by internet. Others need an invitation. */
export type VisaTable = {
  asOf: string;
  free: { country: string; days: number | null }[];
  electronic: string[];
};

/** What a page of the public site says: its words by language, and on some pages a table beside them. */
export type SiteContent = {
  text: Record<string, string>;
  sessions?: ProgrammeSession[];
  visa?: VisaTable;
};

/** Every state of a page that has been published, for good; the one of the highest number is what people read. */
export const siteVersion = pgTable(
  'site_version',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    page: text('page').notNull(),
    number: integer('number').notNull(),
    content: jsonb('content').$type<SiteContent>().notNull(),
    publishedAt: moment('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.page, table.number] }),
    check('site_version_number', sql`number > 0`),
  ],
);

/** What organisers are working on and nobody else sees; at most one for a page. */
export const siteDraft = pgTable(
  'site_draft',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    page: text('page').notNull(),
    content: jsonb('content').$type<SiteContent>().notNull(),
    /** Another one with each change: what somebody publishes is what they have looked at. */
    revision: uuid('revision').notNull(),
    changedAt: moment('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.page] })],
);
