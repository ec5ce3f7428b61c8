import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

/** About the forum: to whom it concerns. News: only to those who agree to news. */
export const MAILING_KINDS = ['forum', 'news'] as const;
export type MailingKind = (typeof MAILING_KINDS)[number];

/**
 * One text to many people. Until it is started it is a draft that may be changed; then it stands as it is, and its receivers
 * with it. `nextAt`: when the next mail may leave, which is the rate.
 */
export const mailing = pgTable(
  'mailing',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: text('kind').$type<MailingKind>().notNull(),
    /** By language; a language that is not written gets the one in `fallback`. */
    subject: jsonb('subject').$type<Record<string, string>>().notNull(),
    body: jsonb('body').$type<Record<string, string>>().notNull(),
    fallback: text('fallback').notNull(),
    /** The filter of the list of registrations, as its address has it; null once it named somebody who was erased. */
    query: text('query'),
    /** Counts the changes of a draft: whoever starts it says which one was seen. */
    version: integer('version').notNull().default(1),
    changedAt: moment('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
    ratePerMinute: integer('rate_per_minute'),
    startedAt: moment('started_at'),
    startedBy: text('started_by'),
    nextAt: moment('next_at'),
    pausedAt: moment('paused_at'),
    pausedBy: text('paused_by'),
    stoppedAt: moment('stopped_at'),
    stoppedBy: text('stopped_by'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    index('mailing_changed').on(table.editionId, table.changedAt.desc()),
    index('mailing_due').on(table.nextAt).where(sql`finished_at IS NULL AND paused_at IS NULL`),
    check('mailing_kind', sql`kind IN ('forum', 'news')`),
    check('mailing_started', sql`(started_at IS NULL) = (rate_per_minute IS NULL)`),
    check('mailing_rate', sql`rate_per_minute > 0`),
    check('mailing_over', sql`stopped_at IS NULL OR finished_at IS NOT NULL`),
  ],
);

/** Somebody to whom a mailing goes, or who was passed over and why; decided when it was started, and each stands here once. */
export const mailingReceiver = pgTable(
  'mailing_receiver',
  {
    mailingId: uuid('mailing_id')
      .notNull()
      .references(() => mailing.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    reference: text('reference').notNull(),
    position: integer('position').notNull(),
    /** In which of the written languages. */
    locale: text('locale').notNull(),
    /** `mailed`, which the mail itself tells more of, or why not; null as long as it is not this one's turn. */
    outcome: text('outcome'),
  },
  (table) => [
    primaryKey({ columns: [table.mailingId, table.registrationId] }),
    index('mailing_receiver_open').on(table.mailingId, table.position).where(sql`outcome IS NULL`),
  ],
);
