import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { user } from './auth';
import { id, moment } from './columns';
import { delegation } from './delegation';
import { edition } from './edition';
import { registration } from './registration';

const ofRegistration = () =>
  uuid('registration_id')
    .notNull()
    .references(() => registration.id);
const ofUser = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

/** What colleagues tell each other about a registration. Its author may change it; the audit keeps what it said before. */
export const reviewNote = pgTable(
  'review_note',
  {
    id: id(),
    registrationId: ofRegistration(),
    text: text('text').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: moment('written_at').notNull(),
    editedAt: moment('edited_at'),
  },
  (table) => [index('review_note_registration').on(table.registrationId, table.writtenAt)],
);

/** The tags of an edition: one set for everybody, whatever its capitals. */
export const reviewTag = pgTable(
  'review_tag',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    name: text('name').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [uniqueIndex('review_tag_name').on(table.editionId, sql`lower(name)`)],
);

export const registrationTag = pgTable(
  'registration_tag',
  {
    registrationId: ofRegistration(),
    tagId: uuid('tag_id')
      .notNull()
      .references(() => reviewTag.id),
    addedBy: text('added_by').notNull(),
    addedAt: moment('added_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.tagId] }),
    index('registration_tag_tag').on(table.tagId),
  ],
);

/** Who looks after a registration; one person at a time. */
export const assignment = pgTable(
  'assignment',
  {
    registrationId: ofRegistration().primaryKey(),
    userId: ofUser(),
    assignedBy: text('assigned_by').notNull(),
    assignedAt: moment('assigned_at').notNull(),
  },
  (table) => [index('assignment_user').on(table.userId)],
);

/** The head of a delegation comes before its others in the queue; who has left the delegation is no head any more. */
export const delegationHead = pgTable('delegation_head', {
  delegationId: uuid('delegation_id')
    .primaryKey()
    .references(() => delegation.id),
  registrationId: ofRegistration().unique(),
  namedBy: text('named_by').notNull(),
  namedAt: moment('named_at').notNull(),
});

/**
 * Who has looked at a record, and who has it open: `seenAt` moves with every beat of the page, `openUntil` ends by itself,
 * and `seenBefore` is when the person last saw it before this visit.
 */
export const recordSeen = pgTable(
  'record_seen',
  {
    registrationId: ofRegistration(),
    userId: ofUser(),
    seenAt: moment('seen_at').notNull(),
    seenBefore: moment('seen_before'),
    openUntil: moment('open_until'),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.userId] })],
);

/** A list that somebody wants to find again: the query of its address under a name. */
export const savedView = pgTable(
  'saved_view',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    userId: ofUser(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    isShared: boolean('is_shared').notNull().default(false),
    savedAt: moment('saved_at').notNull(),
  },
  (table) => [
    unique('saved_view_name').on(table.editionId, table.userId, table.name),
    check('saved_view_query', sql`length(query) <= 500`),
  ],
);
