import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, changedIn, id, moment } from './columns';
import { registration } from './registration';

export type TicketStatus = 'active' | 'suspended' | 'revoked' | 'replaced';

/** The credential behind the QR code: found by a keyed hash, shown to its owner from the sealed copy. */
export const ticket = pgTable(
  'ticket',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    codeHash: text('code_hash').notNull().unique(),
    sealedCode: bytes('sealed_code').notNull(),
    status: text('status').$type<TicketStatus>().notNull(),
    issuedAt: moment('issued_at').notNull(),
    /** Since when it admits nobody; a suspended one for the time being. */
    endedAt: moment('ended_at'),
    changedIn: changedIn(),
  },
  (table) => [
    // One that counts: a suspended ticket is the one that will admit again.
    uniqueIndex('ticket_one_active').on(table.registrationId).where(sql`status IN ('active', 'suspended')`),
    index('ticket_changed').on(table.changedIn),
    index('ticket_registration').on(table.registrationId),
    check('ticket_status', sql`status IN ('active', 'suspended', 'revoked', 'replaced')`),
    check('ticket_end', sql`(status = 'active') = (ended_at IS NULL)`),
  ],
);
