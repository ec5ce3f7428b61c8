import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

/** What people agree to, each for itself. The first two are needed to take part; the others are free. */
export const CONSENT_PURPOSES = [
  'personalData',
  'terms',
  'photoIdentification',
  'crossBorder',
  'publicList',
  'news',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** A text as it was published; nobody changes it any more, the database sees to that. The newest version counts. */
export const consentDocument = pgTable(
  'consent_document',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    version: integer('version').notNull(),
    written: jsonb('written').$type<Record<string, string>>().notNull(),
    publishedAt: moment('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
    /** Whether those who agreed to an earlier version are asked for this one. */
    asksAgain: boolean('asks_again').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.purpose, table.version] }),
    check(
      'consent_document_purpose',
      sql`purpose IN ('personalData', 'terms', 'photoIdentification', 'crossBorder', 'publicList', 'news')`,
    ),
    check('consent_document_version', sql`version > 0`),
  ],
);

/** The text that organisers are working on; gone once it is published or dropped. */
export const consentDraft = pgTable(
  'consent_draft',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    written: jsonb('written').$type<Record<string, string>>().notNull(),
    changedAt: moment('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.purpose] })],
);

/** By which door a consent was given or taken back; by the link of a mail it is only taken back. */
export type ConsentDoor = 'form' | 'api' | 'desk' | 'import' | 'own' | 'mail';

/**
 * Each time somebody agreed, to which version, and whether that was taken back: rows are added, and closed once. A newer
 * version leaves the row of the earlier one standing.
 */
export const consent = pgTable(
  'consent',
  {
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    editionId: uuid('edition_id').notNull(),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    version: integer('version').notNull(),
    locale: text('locale').notNull(),
    givenAt: moment('given_at').notNull(),
    givenBy: text('given_by').$type<ConsentDoor>().notNull(),
    withdrawnAt: moment('withdrawn_at'),
    withdrawnBy: text('withdrawn_by').$type<ConsentDoor>(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.purpose, table.version, table.givenAt] }),
    foreignKey({
      name: 'consent_document_fk',
      columns: [table.editionId, table.purpose, table.version],
      foreignColumns: [consentDocument.editionId, consentDocument.purpose, consentDocument.version],
    }),
    // The same is not agreed to twice.
    uniqueIndex('consent_stands_once')
      .on(table.registrationId, table.purpose, table.version)
      .where(sql`withdrawn_at IS NULL`),
    check('consent_door', sql`given_by IN ('form', 'api', 'desk', 'import', 'own')`),
    check('consent_withdrawn', sql`(withdrawn_at IS NULL) = (withdrawn_by IS NULL)`),
  ],
);
