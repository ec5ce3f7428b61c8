import { sql } from 'drizzle-orm';
import { boolean, char, check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

/** What a person completes after the approval, each part by itself. */
export const PARTS = ['names', 'photo', 'document', 'visa', 'travel', 'needs'] as const;
export type Part = (typeof PARTS)[number];

export const VISA_NEEDS = ['not_needed', 'evisa', 'invitation'] as const;
export type VisaNeed = (typeof VISA_NEEDS)[number];

const isPart = (name: string) =>
  check(name, sql`part IN ('names', 'photo', 'document', 'visa', 'travel', 'needs')`);
const ofRegistration = () =>
  uuid('registration_id')
    .notNull()
    .references(() => registration.id);

/** One way to the forum or home: `on` by the calendar, `at` by the clock of the place. */
export type Leg = { on: string; at?: string; by: string; number?: string; place?: string };

/** What is said for the badge and the journey and is nobody's secret. */
export const completion = pgTable(
  'completion',
  {
    registrationId: ofRegistration().primaryKey(),
    /** Where the name on the badge is broken; counts as long as it is the name that stands there. */
    badgeLines: text('badge_lines').array(),
    visaNeed: text('visa_need').$type<VisaNeed>(),
    arrival: jsonb('arrival').$type<Leg>(),
    departure: jsonb('departure').$type<Leg>(),
  },
  () => [
    check('completion_visa_need', sql`visa_need IN ('not_needed', 'evisa', 'invitation')`),
    check('completion_badge_lines', sql`cardinality(badge_lines) BETWEEN 1 AND 2`),
  ],
);

/** A part that somebody has seen to, and when for the last time. */
export const completedPart = pgTable(
  'completed_part',
  {
    registrationId: ofRegistration(),
    part: text('part').$type<Part>().notNull(),
    completedAt: moment('completed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.part] }), isPart('completed_part_part')],
);

/** The letter about a missing part has been written: once for each. */
export const partReminder = pgTable(
  'part_reminder',
  {
    registrationId: ofRegistration(),
    part: text('part').$type<Part>().notNull(),
    remindedAt: moment('reminded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.part] }), isPart('part_reminder_part')],
);

/** How an edition asks for a part; without a row as `DEFAULT_RULES` says. */
export const partRule = pgTable(
  'part_rule',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    part: text('part').$type<Part>().notNull(),
    askedOf: text('asked_of').$type<'nobody' | 'foreign' | 'everybody'>().notNull(),
    /** Without it no badge is printed. */
    isBlocking: boolean('is_blocking').notNull(),
    /** Until how many days before the forum it is asked for; of some categories until another. */
    dueDays: integer('due_days').notNull(),
    dueDaysBy: jsonb('due_days_by').$type<Record<string, number>>().notNull().default({}),
    /** How many days before that people are reminded; 0: not at all. */
    remindDays: integer('remind_days').notNull(),
    /** Categories of which it is not asked. */
    exceptCategories: text('except_categories').array().notNull().default(sql`'{}'`),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.part] }),
    isPart('part_rule_part'),
    check('part_rule_asked_of', sql`asked_of IN ('nobody', 'foreign', 'everybody')`),
    check('part_rule_days', sql`due_days BETWEEN 0 AND 365 AND remind_days BETWEEN 0 AND 365`),
  ],
);

/** What most citizens of a country need to come; a hint, written by the organisers. */
export const visaHint = pgTable(
  'visa_hint',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    country: char('country', { length: 2 }).notNull(),
    need: text('need').$type<VisaNeed>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.country] }),
    check('visa_hint_need', sql`need IN ('not_needed', 'evisa', 'invitation')`),
    check('visa_hint_country', sql`country ~ '^[A-Z]{2}$'`),
  ],
);
