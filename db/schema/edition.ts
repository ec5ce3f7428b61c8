import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, type LocalText, moment } from './columns';

/** One year's forum. Everything about it is a setting; exactly one edition is the current one. */
export const edition = pgTable(
  'edition',
  {
    id: id(),
    key: text('key').notNull().unique(),
    isCurrent: boolean('is_current').notNull().default(false),
    number: integer('number').notNull(),
    referencePrefix: text('reference_prefix').notNull(),
    name: jsonb('name').$type<LocalText>().notNull(),
    city: jsonb('city').$type<LocalText>().notNull(),
    venue: jsonb('venue').$type<LocalText>().notNull(),
    organiser: jsonb('organiser').$type<LocalText>().notNull(),
    contactEmail: text('contact_email').notNull(),
    hostCountry: char('host_country', { length: 2 }).notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    timeZone: text('time_zone').notNull(),
    capacitySeats: integer('capacity_seats').notNull(),
    internationalReserveSeats: integer('international_reserve_seats').notNull(),
    internationalTargetSeats: integer('international_target_seats').notNull(),
    seatsHeldFrom: text('seats_held_from').$type<'submission' | 'approval'>().notNull(),
    registrationOpensAt: moment('registration_opens_at').notNull(),
    registrationClosesAt: moment('registration_closes_at').notNull(),
    emailConfirmationHours: integer('email_confirmation_hours').notNull(),
    decisionDays: integer('decision_days').notNull(),
    informationDays: integer('information_days').notNull(),
    registrationsPerMinute: integer('registrations_per_minute').notNull(),
    /** Whether applications are asked for a proof of work: never, while they come as a flood, or always. */
    shield: text('shield').$type<'off' | 'automatic' | 'on'>().notNull().default('automatic'),
    /** How long the letter of a decision is held back, so that the decision can be undone; 0: not at all. */
    decisionGraceMinutes: integer('decision_grace_minutes').notNull().default(5),
    /** How long before a deadline people are reminded of it, in hours; 0: not at all. */
    emailReminderHours: integer('email_reminder_hours').notNull().default(6),
    informationReminderHours: integer('information_reminder_hours').notNull().default(48),
    attendanceReminderHours: integer('attendance_reminder_hours').notNull().default(72),
    /** Until when approved people say that they will come; null: nobody is asked. */
    attendanceConfirmBy: moment('attendance_confirm_by'),
    attendanceAskDays: integer('attendance_ask_days').notNull().default(21),
    /** Of a hundred approved people who have said nothing, how many are expected to stay away. */
    noShowPercent: integer('no_show_percent').notNull().default(28),
    /** Whether a ticket lets nobody in who has not agreed to what is asked for again. */
    isTicketStoppedUnagreed: boolean('is_ticket_stopped_unagreed').notNull().default(false),
    /** By when requests of people about their data are answered, in working days, and by when their data are erased. */
    rightsWorkingDays: integer('rights_working_days').notNull().default(10),
    rightsErasureDays: integer('rights_erasure_days').notNull().default(30),
  },
  (table) => [
    uniqueIndex('edition_current_once').on(table.isCurrent).where(sql`is_current`),
    check('edition_dates', sql`starts_on <= ends_on AND registration_opens_at < registration_closes_at`),
    check('edition_capacity', sql`capacity_seats >= 0`),
    check('edition_reserve', sql`international_reserve_seats BETWEEN 0 AND capacity_seats`),
    check('edition_target', sql`international_target_seats >= 0`),
    check('edition_held_from', sql`seats_held_from IN ('submission', 'approval')`),
    check(
      'edition_deadlines',
      sql`email_confirmation_hours > 0 AND decision_days > 0 AND information_days > 0`,
    ),
    check('edition_grace', sql`decision_grace_minutes BETWEEN 0 AND 60`),
    check(
      'edition_rights',
      sql`rights_working_days BETWEEN 1 AND 30 AND rights_erasure_days BETWEEN 1 AND 90`,
    ),
    check('edition_no_show', sql`no_show_percent BETWEEN 0 AND 100`),
    check('edition_rate', sql`registrations_per_minute > 0`),
    check('edition_shield', sql`shield IN ('off', 'automatic', 'on')`),
    check(
      'edition_reminders',
      sql`email_reminder_hours >= 0 AND information_reminder_hours >= 0 AND attendance_reminder_hours >= 0 AND attendance_ask_days > 0`,
    ),
  ],
);

/** The key of the current edition, for statements that are sent before anybody has read it. */
export const CURRENT_EDITION = sql`(SELECT id FROM edition WHERE is_current)`;

/** A step in which the international reserve is given up: at a moment it shrinks to `toSeats`, if it is larger then. */
export const reserveRelease = pgTable(
  'reserve_release',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    dueAt: moment('due_at').notNull(),
    toSeats: integer('to_seats').notNull(),
    reason: text('reason'),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    doneAt: moment('done_at'),
    cancelledAt: moment('cancelled_at'),
  },
  (table) => [
    index('reserve_release_due').on(table.editionId, table.dueAt),
    check('reserve_release_seats', sql`to_seats >= 0`),
    check('reserve_release_end', sql`done_at IS NULL OR cancelled_at IS NULL`),
  ],
);

/**
 * What the organisers say in their own words in one place of the pages, by language; a place without a row is left to the
 * catalogue. Not columns of the edition: intake reads that row again and again, and needs none of this.
 */
export const editionText = pgTable(
  'edition_text',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    place: text('place').notNull(),
    written: jsonb('written').$type<Record<string, string>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.place] })],
);

export const track = pgTable(
  'track',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').notNull(),
    name: jsonb('name').$type<LocalText>().notNull(),
    position: integer('position').notNull(),
    isOpen: boolean('is_open').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.key] })],
);

/** A participation category; its letter and colour stand on the badge and at the gate. */
export const category = pgTable(
  'category',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    code: text('code').notNull(),
    letter: char('letter', { length: 1 }).notNull(),
    name: jsonb('name').$type<LocalText>().notNull(),
    position: integer('position').notNull(),
    isOpen: boolean('is_open').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.code] }),
    check('category_code', sql`code ~ '^[A-Z]{3}$'`),
    // The letter on a badge means one category.
    uniqueIndex('category_letter_once').on(table.editionId, table.letter),
  ],
);
