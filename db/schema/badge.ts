import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { registration } from './registration';
import { ticket } from './ticket';

/** A badge that was printed, with the ticket whose code it bears: once for each ticket, for a reprint makes a new one first. */
export const badgePrint = pgTable(
  'badge_print',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => ticket.id),
    printedAt: moment('printed_at').notNull(),
    printedBy: text('printed_by').notNull(),
    format: text('format').notNull(),
    /** Why it was printed again; null for the first. */
    reason: text('reason'),
    /** When it was handed to its bearer, and by whom; null while it lies at the desk. */
    collectedAt: moment('collected_at'),
    collectedBy: text('collected_by'),
  },
  (table) => [
    unique('badge_print_ticket').on(table.ticketId),
    index('badge_print_registration').on(table.registrationId, table.printedAt),
    check('badge_print_reason', sql`reason IN ('lost', 'damaged', 'misprint', 'data_corrected')`),
    check('badge_print_collected', sql`(collected_at IS NULL) = (collected_by IS NULL)`),
  ],
);
