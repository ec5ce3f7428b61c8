import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, moment } from './columns';
import { edition } from './edition';

/**
 * The outbox, and the queue of what is to leave. `factKey` names the fact that the mail tells of: unique, so that one fact
 * never mails twice. What it says is sealed, because it carries names, codes and links; a letter is written out when it
 * leaves, in the words of that day, and kept as it left. `dueAt` is when it may be tried next. A letter with `heldUntil` may
 * be recalled as long as nobody has taken it up, which moves `dueAt`: of sender and undo one comes first.
 */
export const mailMessage = pgTable(
  'mail_message',
  {
    id: id(),
    factKey: text('fact_key').notNull().unique(),
    kind: text('kind').notNull(),
    registrationId: uuid('registration_id'),
    recipient: text('recipient').notNull(),
    /** To an address that nobody has confirmed: such letters leave after all others, so many an hour. */
    isToStranger: boolean('is_to_stranger').notNull().default(false),
    /** Of a mailing to many: such letters leave when no other is due. */
    mailingId: uuid('mailing_id'),
    locale: text('locale').notNull(),
    sealed: bytes('sealed'),
    state: text('state')
      .$type<'queued' | 'sent' | 'failed' | 'suppressed' | 'recalled'>()
      .notNull()
      .default('queued'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull(),
    dueAt: moment('due_at').notNull(),
    /** The earliest time to send, where that is not at once. */
    heldUntil: moment('held_until'),
    recalledAt: moment('recalled_at'),
    sentAt: moment('sent_at'),
  },
  (table) => [
    index('mail_recent').on(table.createdAt.desc()),
    index('mail_due').on(table.isToStranger, table.dueAt).where(sql`state = 'queued' AND mailing_id IS NULL`),
    index('mail_due_of_mailing').on(table.dueAt).where(sql`state = 'queued' AND mailing_id IS NOT NULL`),
    index('mail_of_mailing').on(table.mailingId, table.registrationId).where(sql`mailing_id IS NOT NULL`),
    index('mail_registration').on(table.registrationId),
    check('mail_recalled', sql`(state = 'recalled') = (recalled_at IS NOT NULL)`),
    check('mail_state', sql`state IN ('queued', 'sent', 'failed', 'suppressed', 'recalled')`),
  ],
);

/** The organisers' own words of one letter in one language, with blanks that the letter fills. */
export type Wording = { subject: string; body: string };

/**
 * What a kind of letter says in the organisers' words, version by version, for good; the highest number counts. A language
 * that it does not name, and a kind without a row, is said in the platform's own words.
 */
export const mailWording = pgTable(
  'mail_wording',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: text('kind').notNull(),
    number: integer('number').notNull(),
    written: jsonb('written').$type<Record<string, Wording>>().notNull(),
    writtenAt: moment('written_at').notNull(),
    writtenBy: text('written_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.kind, table.number] }),
    check('mail_wording_number', sql`number > 0`),
  ],
);
