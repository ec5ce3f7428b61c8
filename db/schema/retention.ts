import { sql } from 'drizzle-orm';
import {
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
import { registration } from './registration';

const ofEdition = () =>
  uuid('edition_id')
    .notNull()
    .references(() => edition.id);

/** How many days after its last day an edition keeps a class of data, where it has decided otherwise than usual. */
export const retentionRule = pgTable(
  'retention_rule',
  {
    editionId: ofEdition(),
    class: text('class').notNull(),
    days: integer('days').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.class] }),
    check('retention_rule_days', sql`days BETWEEN 0 AND 3650`),
  ],
);

/** Somebody put a destruction off, with a reason; the newest of a class counts. */
export const retentionDelay = pgTable(
  'retention_delay',
  {
    id: id(),
    editionId: ofEdition(),
    class: text('class').notNull(),
    until: moment('until').notNull(),
    reason: text('reason').notNull(),
    delayedBy: text('delayed_by').notNull(),
    delayedAt: moment('delayed_at').notNull(),
  },
  (table) => [index('retention_delay_class').on(table.editionId, table.class, table.delayedAt.desc())],
);

/** Nothing of this person is destroyed as long as it stands, whoever asks and whatever has come due. */
export const legalHold = pgTable(
  'legal_hold',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    reason: text('reason').notNull(),
    setBy: text('set_by').notNull(),
    setAt: moment('set_at').notNull(),
    liftedBy: text('lifted_by'),
    liftedAt: moment('lifted_at'),
    liftReason: text('lift_reason'),
  },
  (table) => [
    uniqueIndex('legal_hold_one').on(table.registrationId).where(sql`lifted_at IS NULL`),
    check('legal_hold_lifted', sql`num_nulls(lifted_by, lifted_at) IN (0, 2)`),
  ],
);

/**
 * A class of data that was destroyed, once and for an edition: what, by which rule, how much, when and by whom. `doneUpTo` is the
 * last person seen to, so that whoever comes after a crash goes on there.
 */
export const destruction = pgTable(
  'destruction',
  {
    id: id(),
    editionId: ofEdition(),
    class: text('class').notNull(),
    /** The rule that it followed: days after the last day of the edition. */
    days: integer('days').notNull(),
    dueAt: moment('due_at').notNull(),
    startedAt: moment('started_at').notNull(),
    startedBy: text('started_by').notNull(),
    finishedAt: moment('finished_at'),
    doneUpTo: uuid('done_up_to'),
    /** Whose data was looked at, and who was passed over under a legal hold. */
    people: integer('people').notNull().default(0),
    held: integer('held').notNull().default(0),
    /** Records that were destroyed, by table. */
    items: jsonb('items').$type<Record<string, number>>().notNull().default({}),
  },
  (table) => [
    uniqueIndex('destruction_one').on(table.editionId, table.class).where(sql`finished_at IS NULL`),
    index('destruction_started').on(table.startedAt.desc()),
  ],
);

/** Who was erased, by a keyed hash of the reference: so that a backup of before is told to forget them again. */
export const erasure = pgTable(
  'erasure',
  {
    registrationId: uuid('registration_id').primaryKey(),
    referenceHash: text('reference_hash').notNull().unique(),
    erasedAt: moment('erased_at').notNull(),
    erasedBy: text('erased_by').notNull(),
    cause: text('cause').$type<'own' | 'organiser' | 'retention'>().notNull(),
  },
  (table) => [
    index('erasure_at').on(table.erasedAt),
    check('erasure_cause', sql`cause IN ('own', 'organiser', 'retention')`),
  ],
);
