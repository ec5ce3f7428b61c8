import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { changedIn, id, moment } from './columns';
import { device, operator } from './device';
import { edition } from './edition';
import { zone } from './gate';
import { registration } from './registration';
import { ticket } from './ticket';

/**
 * One reading at a gate; its id comes from the device, so a repeat finds the first answer. Refused readings are kept
 * too. Append-only: `presence` is what these rows come to.
 */
export const scan = pgTable(
  'scan',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    gate: text('gate').notNull(),
    zone: text('zone').notNull(),
    direction: text('direction').$type<Direction>().notNull(),
    ticketId: uuid('ticket_id').references(() => ticket.id),
    registrationId: uuid('registration_id').references(() => registration.id),
    codeHash: text('code_hash').notNull(),
    /** What happened at the gate: by the device's decision when it was made there, else by ours. */
    verdict: text('verdict').$type<Verdict>().notNull(),
    reason: text('reason').notNull(),
    answer: jsonb('answer').notNull(),
    /** By the device's clock, put right by what its clock said when it sent this. */
    scannedAt: moment('scanned_at').notNull(),
    receivedAt: moment('received_at').notNull(),
    isOffline: boolean('is_offline').notNull().default(false),
    scannedBy: text('scanned_by').notNull(),
    deviceId: uuid('device_id').references(() => device.id),
    operatorId: uuid('operator_id').references(() => operator.id),
    /** Why a supervisor let somebody in against the verdict. */
    overrideReason: text('override_reason'),
  },
  (table) => [
    index('scan_registration').on(table.registrationId, table.scannedAt),
    index('scan_gate').on(table.editionId, table.gate, table.scannedAt),
    index('scan_device').on(table.deviceId, table.scannedAt).where(sql`device_id IS NOT NULL`),
    index('scan_help_desk').on(table.editionId, table.scannedAt).where(sql`verdict = 'help_desk'`),
    check('scan_direction', sql`direction IN ('entry', 'exit')`),
    check('scan_verdict', sql`verdict IN ('admit', 'admit_with_action', 'help_desk', 'stop')`),
  ],
);
export type Verdict = 'admit' | 'admit_with_action' | 'help_desk' | 'stop';
export type Direction = 'entry' | 'exit';

/** A reading that was taken back: it stays where it was made and counts for nothing. */
export const scanUndo = pgTable('scan_undo', {
  scanId: uuid('scan_id')
    .primaryKey()
    .references(() => scan.id),
  undoneAt: moment('undone_at').notNull(),
  undoneBy: text('undone_by').notNull(),
  deviceId: uuid('device_id').references(() => device.id),
  operatorId: uuid('operator_id').references(() => operator.id),
});

/** Where one person stands in one zone by the newest admitted reading: kept with the scans, recounted by `verify`. */
export const presence = pgTable(
  'presence',
  {
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    zone: text('zone').notNull(),
    editionId: uuid('edition_id').notNull(),
    direction: text('direction').$type<Direction>().notNull(),
    at: moment('at').notNull(),
    gate: text('gate').notNull(),
    scanId: uuid('scan_id')
      .notNull()
      .references(() => scan.id),
    firstEntryAt: moment('first_entry_at'),
    firstEntryGate: text('first_entry_gate'),
    changedIn: changedIn(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.zone] }),
    foreignKey({ columns: [table.editionId, table.zone], foreignColumns: [zone.editionId, zone.key] }),
    index('presence_inside').on(table.editionId, table.zone, table.at).where(sql`direction = 'entry'`),
    index('presence_changed').on(table.changedIn),
    check('presence_direction', sql`direction IN ('entry', 'exit')`),
  ],
);

export const CONFLICT_KINDS = [
  'admitted_twice',
  'admitted_against',
  'unknown_admitted',
  'clock_wrong',
  'device_revoked',
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** What was done at a gate and does not go with what is known here: for a supervisor to look at and close. */
export const conflict = pgTable(
  'conflict',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: text('kind').$type<ConflictKind>().notNull(),
    scanId: uuid('scan_id').notNull(),
    /** The other admission of the same person. */
    otherScanId: uuid('other_scan_id').references(() => scan.id),
    registrationId: uuid('registration_id').references(() => registration.id),
    openedAt: moment('opened_at').notNull(),
    closedAt: moment('closed_at'),
    closedBy: text('closed_by'),
    decision: text('decision').$type<ConflictDecision>(),
    note: text('note'),
  },
  (table) => [
    uniqueIndex('conflict_once').on(table.scanId, table.kind),
    index('conflict_open').on(table.editionId, table.openedAt).where(sql`closed_at IS NULL`),
    check(
      'conflict_kind',
      sql`kind IN ('admitted_twice', 'admitted_against', 'unknown_admitted', 'clock_wrong', 'device_revoked')`,
    ),
    check(
      'conflict_decision',
      sql`decision IN ('same_person', 'badge_shared', 'may_stay', 'sent_out', 'mistake')`,
    ),
    check('conflict_closed', sql`(closed_at IS NULL) = (decision IS NULL)`),
  ],
);
export type ConflictDecision = 'same_person' | 'badge_shared' | 'may_stay' | 'sent_out' | 'mistake';

/** What a device sent after it had been revoked, as it came: nothing of it counts before somebody takes it. */
export const quarantine = pgTable('quarantine', {
  /** The reading's own id. */
  id: id(),
  deviceId: uuid('device_id')
    .notNull()
    .references(() => device.id),
  sent: jsonb('sent').notNull(),
  receivedAt: moment('received_at').notNull(),
  settledAt: moment('settled_at'),
  settledBy: text('settled_by'),
  isTaken: boolean('is_taken'),
});
