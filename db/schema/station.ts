import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { device } from './device';
import { edition } from './edition';
import { gate } from './gate';
import { registration } from './registration';
import { scan } from './scan';
import { ticket } from './ticket';

export type PrintStatus = 'waiting' | 'printing' | 'printed' | 'failed' | 'cancelled';
export type PrintSource = 'entry' | 'kiosk' | 'desk';

/**
 * A badge to be printed at a station: the printers that stand at one gate take the orders of that gate, each for as long as
 * its lease runs. Once it is handed out nobody takes it over: a person says whether it came out.
 */
export const printOrder = pgTable(
  'print_order',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    /** The ticket that counted when it was ordered. */
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => ticket.id),
    station: text('station').notNull(),
    source: text('source').$type<PrintSource>().notNull(),
    /** The reading that ordered it. */
    scanId: uuid('scan_id').references(() => scan.id),
    /** Why it is printed again; null for the first. */
    reason: text('reason'),
    orderedAt: moment('ordered_at').notNull(),
    orderedBy: text('ordered_by').notNull(),
    status: text('status').$type<PrintStatus>().notNull().default('waiting'),
    deviceId: uuid('device_id').references(() => device.id),
    takenAt: moment('taken_at'),
    leaseUntil: moment('lease_until'),
    /** When the PDF left the house: from then on there may be a badge. */
    handedOutAt: moment('handed_out_at'),
    settledAt: moment('settled_at'),
    settledBy: text('settled_by'),
    /** Why it failed or was dropped. */
    cause: text('cause'),
  },
  (table) => [
    foreignKey({ columns: [table.editionId, table.station], foreignColumns: [gate.editionId, gate.key] }),
    // One badge at a time for a person, and one that orders itself for a ticket, however many readings race.
    uniqueIndex('print_order_open').on(table.registrationId).where(sql`status IN ('waiting', 'printing')`),
    uniqueIndex('print_order_once').on(table.ticketId).where(sql`source <> 'desk' AND status <> 'cancelled'`),
    // A printer has one badge in hand.
    uniqueIndex('print_order_in_hand').on(table.deviceId).where(sql`status = 'printing'`),
    index('print_order_queue')
      .on(table.editionId, table.station, table.orderedAt)
      .where(sql`status IN ('waiting', 'printing')`),
    index('print_order_settled')
      .on(table.editionId, table.settledAt)
      .where(sql`status NOT IN ('waiting', 'printing')`),
    index('print_order_registration').on(table.registrationId, table.orderedAt),
    check('print_order_status', sql`status IN ('waiting', 'printing', 'printed', 'failed', 'cancelled')`),
    check('print_order_source', sql`source IN ('entry', 'kiosk', 'desk')`),
    check('print_order_reason', sql`reason IN ('lost', 'damaged', 'misprint', 'data_corrected')`),
    check('print_order_settled_once', sql`(status IN ('waiting', 'printing')) = (settled_at IS NULL)`),
    check(
      'print_order_leased',
      sql`status <> 'printing' OR (device_id IS NOT NULL AND lease_until IS NOT NULL)`,
    ),
    check('print_order_handed_out', sql`status <> 'waiting' OR handed_out_at IS NULL`),
  ],
);
