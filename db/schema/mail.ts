import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
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
      .$type<'queued' | 'sent' | 'failed' | 'suppressed' | 'recalled' | 'bounced'>()
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
    check('mail_state', sql`state IN ('queued', 'sent', 'failed', 'suppressed', 'recalled', 'bounced')`),
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

/** What became of a letter at the other end: the address takes none, only this letter was refused, or its reader calls it spam. */
export const BOUNCE_KINDS = ['permanent', 'refused', 'complaint'] as const;
export type BounceKind = (typeof BOUNCE_KINDS)[number];

/**
 * Letters that came back, and readers who complained; said by the mail server at once, or by a report later. As long as one of
 * the first or the last kind is not cleared, nothing is sent to the address in bulk.
 */
export const mailBounce = pgTable(
  'mail_bounce',
  {
    id: id(),
    mailId: uuid('mail_id').notNull(),
    registrationId: uuid('registration_id'),
    emailKey: text('email_key').notNull(),
    kind: text('kind').$type<BounceKind>().notNull(),
    /** The status code of RFC 3463, or of SMTP where there is no other; never what the server wrote. */
    status: text('status'),
    source: text('source').$type<'server' | 'report'>().notNull(),
    happenedAt: moment('happened_at').notNull(),
    notedAt: moment('noted_at').notNull(),
    clearedAt: moment('cleared_at'),
    clearedBy: text('cleared_by'),
  },
  (table) => [
    // However often a report of it comes.
    uniqueIndex('mail_bounce_once').on(table.mailId, table.kind),
    index('mail_bounce_open').on(table.emailKey).where(sql`cleared_at IS NULL`),
    index('mail_bounce_noted').on(table.notedAt.desc()),
    check('mail_bounce_kind', sql`kind IN ('permanent', 'refused', 'complaint')`),
    check('mail_bounce_source', sql`source IN ('server', 'report')`),
    check('mail_bounce_cleared', sql`(cleared_at IS NULL) = (cleared_by IS NULL)`),
  ],
);
