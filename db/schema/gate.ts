import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, type LocalText, moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';
import { ticket } from './ticket';

/** A place where people are scanned. */
export const gate = pgTable(
  'gate',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').notNull(),
    name: jsonb('name').$type<LocalText>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.key] })],
);

/**
 * One reading at a gate; its id comes from the device, so a repeat finds the first answer. Refused readings are kept
 * too. Append-only: presence is derived from these rows.
 */
export const scan = pgTable(
  'scan',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    gate: text('gate').notNull(),
    direction: text('direction').$type<'entry' | 'exit'>().notNull(),
    ticketId: uuid('ticket_id').references(() => ticket.id),
    registrationId: uuid('registration_id').references(() => registration.id),
    codeHash: text('code_hash').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    reason: text('reason').notNull(),
    answer: jsonb('answer').notNull(),
    scannedAt: moment('scanned_at').notNull(),
    receivedAt: moment('received_at').notNull(),
    isOffline: boolean('is_offline').notNull().default(false),
    scannedBy: text('scanned_by').notNull(),
  },
  (table) => [
    index('scan_registration').on(table.registrationId, table.scannedAt),
    index('scan_gate').on(table.editionId, table.gate, table.scannedAt),
    index('scan_help_desk').on(table.editionId, table.scannedAt).where(sql`verdict = 'help_desk'`),
    check('scan_direction', sql`direction IN ('entry', 'exit')`),
    check('scan_verdict', sql`verdict IN ('admit', 'admit_with_action', 'help_desk', 'stop')`),
  ],
);
export type Verdict = 'admit' | 'admit_with_action' | 'help_desk' | 'stop';
