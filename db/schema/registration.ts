import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  check,
  foreignKey,
  index,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, changedIn, id, moment } from './columns';
import { delegation } from './delegation';
import { category, edition } from './edition';
import { invitation } from './invitation';

export const REGISTRATION_STATES = [
  'submitted',
  'needs_info',
  'waitlisted',
  'approved',
  'rejected',
  'withdrawn',
  'cancelled',
  'lapsed',
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** Numbers of references: gaps are harmless, two equal ones are not. */
export const registrationNumber = pgSequence('registration_number', { startWith: 1001 });

/** One person's application to an edition and all that follows. Names are stored as written, never re-cased. */
export const registration = pgTable(
  'registration',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    reference: text('reference').notNull().unique(),
    state: text('state').$type<RegistrationState>().notNull(),
    stateChangedAt: moment('state_changed_at').notNull(),
    submittedAt: moment('submitted_at').notNull(),
    emailConfirmedAt: moment('email_confirmed_at'),
    /** The moment that the first letter named; null where the address came confirmed. */
    confirmEmailBy: moment('confirm_email_by'),
    emailRemindedAt: moment('email_reminded_at'),
    /** Whether an approved person will come: asked, answer due, answered. */
    attendanceAskedAt: moment('attendance_asked_at'),
    attendanceDueAt: moment('attendance_due_at'),
    attendanceRemindedAt: moment('attendance_reminded_at'),
    attendanceConfirmedAt: moment('attendance_confirmed_at'),
    category: text('category').notNull(),
    delegationId: uuid('delegation_id').references(() => delegation.id),
    delegationTyped: text('delegation_typed'),
    countryRepresented: char('country_represented', { length: 2 }).notNull(),
    isInternational: boolean('is_international').notNull(),
    territory: text('territory'),
    citizenship: char('citizenship', { length: 2 }).notNull(),
    surnameLatin: text('surname_latin'),
    givenLatin: text('given_latin').notNull(),
    nameNative: text('name_native'),
    badgeName: text('badge_name'),
    honorific: text('honorific'),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    phone: text('phone').notNull(),
    organisation: text('organisation').notNull(),
    position: text('position').notNull(),
    tracks: text('tracks').array().notNull(),
    languages: text('languages').array().notNull(),
    invitationId: uuid('invitation_id').references(() => invitation.id),
    locale: text('locale').notNull(),
    searchText: text('search_text').notNull(),
    /** Since when nothing here says who it was. */
    erasedAt: moment('erased_at'),
    changedIn: changedIn(),
  },
  (table) => [
    foreignKey({
      columns: [table.editionId, table.category],
      foreignColumns: [category.editionId, category.code],
    }),
    // One person, one live registration per edition; who withdrew, lapsed or was cancelled may apply again.
    uniqueIndex('registration_one_live')
      .on(table.editionId, table.emailKey)
      .where(sql`state NOT IN ('withdrawn', 'cancelled', 'lapsed')`),
    index('registration_queue').on(table.editionId, table.state, table.submittedAt, table.id),
    index('registration_submitted').on(table.editionId, table.submittedAt, table.id),
    index('registration_email').on(table.emailKey),
    index('registration_unconfirmed').on(table.confirmEmailBy).where(sql`email_confirmed_at IS NULL`),
    index('registration_attendance')
      .on(table.attendanceDueAt)
      .where(sql`attendance_confirmed_at IS NULL AND attendance_due_at IS NOT NULL`),
    index('registration_invitation').on(table.invitationId).where(sql`invitation_id IS NOT NULL`),
    index('registration_delegation').on(table.delegationId).where(sql`delegation_id IS NOT NULL`),
    index('registration_changed').on(table.changedIn),
    index('registration_search').using('gin', sql`search_text gin_trgm_ops`),
    check(
      'registration_state',
      sql`state IN ('submitted', 'needs_info', 'waitlisted', 'approved', 'rejected', 'withdrawn', 'cancelled', 'lapsed')`,
    ),
    check('registration_countries', sql`country_represented ~ '^[A-Z]{2}$' AND citizenship ~ '^[A-Z]{2}$'`),
    check('registration_phone', sql`phone ~ '^\\+[0-9]{6,15}$'`),
    // A search tells the beginning and the end of a word by the spaces around it.
    check('registration_search_text', sql`search_text LIKE ' %' AND search_text LIKE '% '`),
  ],
);

/** What a reviewer asked for; open until answered, one open request at a time. */
export const informationRequest = pgTable(
  'information_request',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    fields: text('fields').array().notNull(),
    note: text('note'),
    /** What is wrong with a field, by its name, in the reviewer's words. */
    notes: jsonb('notes').$type<Record<string, string>>().notNull().default({}),
    requestedAt: moment('requested_at').notNull(),
    /** Whose queue the answer comes back to; unknown for what was asked before this was kept. */
    requestedBy: text('requested_by'),
    /** Those of the fields that the person has seen to so far. */
    done: text('done').array().notNull().default(sql`'{}'`),
    deadlineAt: moment('deadline_at').notNull(),
    remindedAt: moment('reminded_at'),
    answeredAt: moment('answered_at'),
  },
  (table) => [
    uniqueIndex('information_request_one_open').on(table.registrationId).where(sql`answered_at IS NULL`),
    index('information_request_due').on(table.deadlineAt).where(sql`answered_at IS NULL`),
  ],
);

/**
 * How long a registration was in a state, written when it leaves it: the present one is known from its row. A decision that
 * was undone never ended anything.
 */
export const stateSpell = pgTable(
  'state_spell',
  {
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    state: text('state').$type<RegistrationState>().notNull(),
    since: moment('since').notNull(),
    until: moment('until').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.since] }),
    index('state_spell_until').on(table.state, table.until),
  ],
);

/** An application still being written: no seat, no reference; sealed as a whole and found only by its owner's cookie. */
export const draft = pgTable(
  'draft',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    tokenHash: text('token_hash').notNull(),
    sealed: bytes('sealed').notNull(),
    changedAt: moment('changed_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [unique('draft_token').on(table.tokenHash), index('draft_expiry').on(table.expiresAt)],
);
