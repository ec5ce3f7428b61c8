import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';
import { ticket } from './ticket';

/** A badge that was printed, with the ticket whose code it bears: once for each ticket, for a reprint makes a new one first. */
export const badgePrint = pgTable(
  'badge_print',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => ticket.id),
    printedAt: moment('printed_at').notNull(),
    printedBy: text('printed_by').notNull(),
    format: text('format').notNull(),
    /** Why it was printed again; null for the first. */
    reason: text('reason'),
    /** The batch that it was a part of. */
    batchId: uuid('batch_id').references(() => badgeBatch.id),
  },
  (table) => [
    unique('badge_print_ticket').on(table.ticketId),
    index('badge_print_registration').on(table.registrationId, table.printedAt),
    check('badge_print_reason', sql`reason IN ('lost', 'damaged', 'misprint', 'data_corrected')`),
  ],
);

/** Many badges in one file, asked for once and set by the worker, part by part. */
export const badgeBatch = pgTable(
  'badge_batch',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    format: text('format').notNull(),
    layout: text('layout').notNull(),
    /** Why those are printed again who have a badge; without one they are left out. */
    reason: text('reason'),
    people: integer('people').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: moment('asked_at').notNull(),
    stoppedBy: text('stopped_by'),
    stoppedAt: moment('stopped_at'),
    finishedAt: moment('finished_at'),
    /** How large the file is; null as long as there is none, and when there was nobody to print. */
    fileBytes: bigint('file_bytes', { mode: 'number' }),
    /** When the file was deleted. */
    forgottenAt: moment('forgotten_at'),
  },
  (table) => [
    index('badge_batch_asked').on(table.editionId, table.askedAt.desc()),
    check('badge_batch_reason', sql`reason IN ('lost', 'damaged', 'misprint', 'data_corrected')`),
    check('badge_batch_layout', sql`layout IN ('single', 'sheet')`),
  ],
);

/** Somebody of a batch, in its order; `ticketId` is the one that was active when the batch was asked for. */
export const badgeBatchItem = pgTable(
  'badge_batch_item',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => badgeBatch.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    reference: text('reference').notNull(),
    position: integer('position').notNull(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => ticket.id),
    /** `printed`, or why not; null as long as nothing has come of it. */
    outcome: text('outcome'),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.registrationId] }),
    index('badge_batch_item_open').on(table.batchId, table.position).where(sql`outcome IS NULL`),
  ],
);

/** What was set: parts as long as the batch is worked on, then pieces of the whole file. Sealed, for it bears codes in clear. */
export const badgeBatchPiece = pgTable(
  'badge_batch_piece',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => badgeBatch.id),
    kind: text('kind').$type<'part' | 'file'>().notNull(),
    number: integer('number').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.kind, table.number] }),
    check('badge_batch_piece_kind', sql`kind IN ('part', 'file')`),
  ],
);

/** What an edition puts on all of its badges, where it has decided on something. */
export const badgeLook = pgTable(
  'badge_look',
  {
    editionId: uuid('edition_id')
      .primaryKey()
      .references(() => edition.id),
    /** Of the head of the badge; the band keeps the colour of the category. */
    headColour: text('head_colour').notNull(),
    /** Instead of the name of the forum; none or up to two. */
    lines: jsonb('lines').$type<string[]>().notNull(),
    logoType: text('logo_type').$type<'svg' | 'png'>(),
    logo: bytes('logo'),
    changedAt: moment('changed_at').notNull(),
  },
  () => [
    check('badge_look_colour', sql`head_colour ~ '^#[0-9a-f]{6}$'`),
    check('badge_look_logo', sql`(logo IS NULL) = (logo_type IS NULL) AND logo_type IN ('svg', 'png')`),
  ],
);
