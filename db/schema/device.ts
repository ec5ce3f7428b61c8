import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { user } from './auth';
import { bytes, id, moment } from './columns';
import { edition } from './edition';

export type DeviceRole = 'gate' | 'supervisor' | 'kiosk' | 'station';
export type OperatorRole = 'gate' | 'supervisor';

/** What a device last said of itself. */
export type DeviceStatus = {
  /** Readings that wait on it. */
  queued: number;
  /** How many people its roster holds, and when that was last brought up to date (ISO 8601). */
  people: number;
  rosterAt: string | null;
  /** How far its clock is ahead of ours, in milliseconds. */
  clockAheadMs: number;
};

/** A phone or tablet that scans, or the computer beside a badge printer: bound to a gate and a role, known by a token of its own. */
export const device = pgTable(
  'device',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    name: text('name').notNull(),
    gate: text('gate').notNull(),
    role: text('role').$type<DeviceRole>().notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** The key of what it keeps, sealed: given out only while the device stands. */
    sealedKey: bytes('sealed_key').notNull(),
    /** Somebody's own device: it counts only together with a session of this person. */
    userId: text('user_id').references(() => user.id),
    enrolledAt: moment('enrolled_at').notNull(),
    enrolledBy: text('enrolled_by').notNull(),
    lastSeenAt: moment('last_seen_at'),
    status: jsonb('status').$type<DeviceStatus>(),
    revokedAt: moment('revoked_at'),
    revokedBy: text('revoked_by'),
  },
  (table) => [
    index('device_edition').on(table.editionId, table.enrolledAt),
    check('device_role', sql`role IN ('gate', 'supervisor', 'kiosk', 'station')`),
  ],
);

/** A one-time code that makes the device that shows it one of ours. */
export const deviceEnrolment = pgTable(
  'device_enrolment',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    codeHash: text('code_hash').notNull().unique(),
    name: text('name').notNull(),
    gate: text('gate').notNull(),
    role: text('role').$type<DeviceRole>().notNull(),
    madeAt: moment('made_at').notNull(),
    madeBy: text('made_by').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    deviceId: uuid('device_id').references(() => device.id),
  },
  (table) => [
    index('device_enrolment_edition').on(table.editionId, table.madeAt),
    check('device_enrolment_used', sql`(used_at IS NULL) = (device_id IS NULL)`),
    check('device_enrolment_role', sql`role IN ('gate', 'supervisor', 'kiosk', 'station')`),
  ],
);

/** Somebody who stands at a gate and has no account: known to the devices by a short PIN. */
export const operator = pgTable(
  'operator',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    name: text('name').notNull(),
    role: text('role').$type<OperatorRole>().notNull(),
    /** PBKDF2 of the PIN: devices compare with it when there is no network. */
    pinHash: text('pin_hash').notNull(),
    addedAt: moment('added_at').notNull(),
    addedBy: text('added_by').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    // The PIN alone says who it is, so no two may share one.
    uniqueIndex('operator_pin').on(table.editionId, table.pinHash).where(sql`ended_at IS NULL`),
    check('operator_role', sql`role IN ('gate', 'supervisor')`),
  ],
);
