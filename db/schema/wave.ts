import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { edition } from './edition';
import { type RegistrationState, registration } from './registration';

/** Decisions that are prepared one by one and become true together, at an hour. */
export const wave = pgTable(
  'wave',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    name: text('name').notNull(),
    publishAt: moment('publish_at').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    publishedAt: moment('published_at'),
    /** Who pressed the button; the system's own key where the hour came. */
    publishedBy: text('published_by'),
    calledOffAt: moment('called_off_at'),
    calledOffBy: text('called_off_by'),
  },
  (table) => [
    uniqueIndex('wave_name').on(table.editionId, sql`lower(name)`).where(sql`called_off_at IS NULL`),
    index('wave_due').on(table.publishAt).where(sql`published_at IS NULL AND called_off_at IS NULL`),
    check('wave_end', sql`published_at IS NULL OR called_off_at IS NULL`),
    check('wave_published', sql`(published_at IS NULL) = (published_by IS NULL)`),
    check('wave_called_off', sql`(called_off_at IS NULL) = (called_off_by IS NULL)`),
  ],
);

/**
 * What a reviewer has decided about somebody without saying so yet; settled when its wave is published or called off. Who
 * is taken out of a wave leaves no row, only facts.
 */
export const preparedDecision = pgTable(
  'prepared_decision',
  {
    id: id(),
    waveId: uuid('wave_id')
      .notNull()
      .references(() => wave.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    decision: text('decision').$type<'approve' | 'reject'>().notNull(),
    reasonCode: text('reason_code'),
    note: text('note'),
    seenState: text('seen_state').$type<RegistrationState>().notNull(),
    /** Was seen on the waiting list, approved in advance. */
    seenApproved: boolean('seen_approved').notNull(),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: moment('prepared_at').notNull(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    uniqueIndex('prepared_decision_one_open').on(table.registrationId).where(sql`settled_at IS NULL`),
    index('prepared_decision_wave').on(table.waveId),
    check('prepared_decision_kind', sql`decision IN ('approve', 'reject')`),
  ],
);
