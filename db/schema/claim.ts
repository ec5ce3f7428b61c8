import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

/** What people may ask for about their own data. */
export const CLAIM_KINDS = ['access', 'correct', 'erase', 'object'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What somebody asks for about the own data, by when it is answered, and how it was. The words of both sides are sealed. */
export const claim = pgTable(
  'claim',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    kind: text('kind').$type<ClaimKind>().notNull(),
    sealedWords: bytes('sealed_words'),
    /** On one's own page, or noted by an organiser, whose key this is. */
    enteredBy: text('entered_by').notNull(),
    receivedAt: moment('received_at').notNull(),
    dueAt: moment('due_at').notNull(),
    assignedTo: text('assigned_to'),
    outcome: text('outcome').$type<'done' | 'refused' | 'taken_back'>(),
    sealedAnswer: bytes('sealed_answer'),
    closedAt: moment('closed_at'),
    closedBy: text('closed_by'),
  },
  (table) => [
    // The same is asked for once at a time.
    uniqueIndex('claim_one_open').on(table.registrationId, table.kind).where(sql`closed_at IS NULL`),
    index('claim_registration').on(table.registrationId),
    index('claim_due').on(table.editionId, table.dueAt).where(sql`closed_at IS NULL`),
    check('claim_kind', sql`kind IN ('access', 'correct', 'erase', 'object')`),
    check('claim_outcome', sql`outcome IN ('done', 'refused', 'taken_back')`),
    check(
      'claim_closed',
      sql`(closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)`,
    ),
  ],
);
