import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { type LocalText, moment } from './columns';
import { edition } from './edition';

/** Who may pass, when: all that is empty or null limits nothing. Times of day are of the edition's zone. */
export type AccessRule = {
  categories: string[];
  /** Calendar days, `2027-08-27`. */
  days: string[];
  /** `HH:MM`, from and until; until is not included. */
  from: string | null;
  until: string | null;
  /** What the gate is told to do with whom this rule lets in: "Call the liaison". */
  note: LocalText | null;
};

/** A part of the venue that people are inside or outside of: the venue itself, a hall, the press centre. */
export const zone = pgTable(
  'zone',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').notNull(),
    name: jsonb('name').$type<LocalText>().notNull(),
    /** How many people may be inside at once; null limits nothing. */
    mostInside: integer('most_inside'),
    mayReenter: boolean('may_reenter').notNull().default(true),
    /** `HH:MM` of the edition's zone: whoever is inside then counts as gone. */
    closesAt: text('closes_at'),
    /** Whoever one of these lets in may enter; without any, everybody whose ticket counts. */
    access: jsonb('access').$type<AccessRule[]>().notNull().default([]),
    /** The first one is the venue: who is inside there is inside the forum. */
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.key] }),
    check('zone_most_inside', sql`most_inside > 0`),
    check('zone_closes_at', sql`closes_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
);

/** A place where people are scanned; it leads into a zone. */
export const gate = pgTable(
  'gate',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').notNull(),
    name: jsonb('name').$type<LocalText>().notNull(),
    zone: text('zone').notNull(),
    /** What it can let through, people a minute: what arrivals are held against. */
    peoplePerMinute: integer('people_per_minute').notNull().default(8),
    closedAt: moment('closed_at'),
    /** The gate whose printing stations print a badge for whoever is let in here and has none yet; null prints nothing. */
    printsAt: text('prints_at'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.key] }),
    foreignKey({ columns: [table.editionId, table.zone], foreignColumns: [zone.editionId, zone.key] }),
    foreignKey({ columns: [table.editionId, table.printsAt], foreignColumns: [table.editionId, table.key] }),
    check('gate_people_per_minute', sql`people_per_minute > 0`),
  ],
);
