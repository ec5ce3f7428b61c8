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
import { id, moment } from './columns';
import { edition } from './edition';
import { type RegistrationState, registration } from './registration';
import { preparedDecision, wave } from './wave';

/** What a registration was before a decision, as far as its row does not say: what an undo brings back. Times in ISO 8601. */
export type Prior = {
  stateChangedAt: string;
  /** Since when a seat was held. */
  heldAt?: string;
  /** The seat stays through a review. */
  isSeatKept?: boolean;
  place?: {
    place: number;
    priority: number;
    since: string;
    partyId: string | null;
    approvedAt: string | null;
    approvedBy: string | null;
  };
  /** The active ticket, the open request. */
  ticketId?: string;
  /** The ticket that waits to be made active again. */
  suspendedId?: string;
  requestId?: string;
  attendance: Record<'askedAt' | 'dueAt' | 'remindedAt' | 'confirmedAt', string | null>;
  confirmEmailBy: string | null;
  emailRemindedAt: string | null;
};

/** One decision on many, asked for once and carried out by the worker, in batches. */
export const bulkDecision = pgTable(
  'bulk_decision',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    decision: text('decision').$type<'approve' | 'reject'>().notNull(),
    reasonCode: text('reason_code'),
    note: text('note'),
    askedBy: text('asked_by').notNull(),
    askedAt: moment('asked_at').notNull(),
    finishedAt: moment('finished_at'),
    undoAskedBy: text('undo_asked_by'),
    undoAskedAt: moment('undo_asked_at'),
    undoFinishedAt: moment('undo_finished_at'),
    /** The wave that it is a part of, and which part: they are carried out one after the other. */
    waveId: uuid('wave_id').references(() => wave.id),
    part: integer('part'),
  },
  (table) => [
    uniqueIndex('bulk_decision_part').on(table.waveId, table.part),
    index('bulk_decision_asked').on(table.askedBy, table.askedAt.desc()),
    check('bulk_decision_kind', sql`decision IN ('approve', 'reject')`),
    check('bulk_decision_undo', sql`(undo_asked_at IS NULL) = (undo_asked_by IS NULL)`),
  ],
);

/** What a reviewer decided: never changed, only followed by the next decision, or undone by a row of its own. */
export const decision = pgTable(
  'decision',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    decision: text('decision').$type<'approve' | 'reject' | 'request_info' | 'cancel' | 'reset'>().notNull(),
    fromState: text('from_state').$type<RegistrationState>().notNull(),
    toState: text('to_state').$type<RegistrationState>().notNull(),
    reasonCode: text('reason_code'),
    note: text('note'),
    decidedBy: text('decided_by').notNull(),
    decidedAt: moment('decided_at').notNull(),
    /** Until when its letter is held back; null where it left at once. */
    letterHeldUntil: moment('letter_held_until'),
    prior: jsonb('prior').$type<Prior>(),
    bulkId: uuid('bulk_id').references(() => bulkDecision.id),
  },
  (table) => [
    index('decision_registration').on(table.registrationId, table.decidedAt),
    index('decision_by').on(table.decidedBy, table.decidedAt.desc()),
    index('decision_at').on(table.decidedAt),
    index('decision_bulk').on(table.bulkId).where(sql`bulk_id IS NOT NULL`),
  ],
);

/** A decision that was taken back before anybody was written to. */
export const decisionUndo = pgTable('decision_undo', {
  decisionId: uuid('decision_id')
    .primaryKey()
    .references(() => decision.id),
  undoneBy: text('undone_by').notNull(),
  undoneAt: moment('undone_at').notNull(),
});

/**
 * Whom one decision on many is about, in the order in which seats are given; what came of each, once it has: `done`,
 * `waits` for who is approved in advance, else the code of the refusal. `undo` is the same for taking it back:
 * `undone`, `first_in_line` for whose seat was given away meanwhile, or a code.
 */
export const bulkItem = pgTable(
  'bulk_item',
  {
    bulkId: uuid('bulk_id')
      .notNull()
      .references(() => bulkDecision.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    reference: text('reference').notNull(),
    position: integer('position').notNull(),
    seenState: text('seen_state').$type<RegistrationState>().notNull(),
    /** Was seen on the waiting list, approved in advance. */
    seenApproved: boolean('seen_approved').notNull(),
    /** In a wave: what was prepared, in whose name it is decided; what happened to the person since then stands in its way. */
    preparedId: uuid('prepared_id').references(() => preparedDecision.id),
    outcome: text('outcome'),
    undo: text('undo'),
  },
  (table) => [
    primaryKey({ columns: [table.bulkId, table.registrationId] }),
    index('bulk_item_open').on(table.bulkId, table.position).where(sql`outcome IS NULL`),
  ],
);
