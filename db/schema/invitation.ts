import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, moment } from './columns';
import { delegation } from './delegation';
import { category, edition } from './edition';

/**
 * An invitation code: found by a keyed hash, shown to organisers from the sealed copy. `reservedSeats` are seats that are
 * held for its bearers now, in `pool` and in the caps of its category and delegation; each use takes one of them over.
 */
export const invitation = pgTable(
  'invitation',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    /** Made together, to be listed and downloaded together. */
    batchId: uuid('batch_id').notNull(),
    codeHash: text('code_hash').notNull().unique(),
    sealedCode: bytes('sealed_code').notNull(),
    label: text('label').notNull(),
    /** The address that alone may use it, as written and folded; and the language to write to it. */
    email: text('email'),
    emailKey: text('email_key'),
    locale: text('locale'),
    category: text('category'),
    delegationId: uuid('delegation_id').references(() => delegation.id),
    pool: text('pool').$type<'domestic' | 'international'>(),
    maxUses: integer('max_uses').notNull(),
    uses: integer('uses').notNull().default(0),
    reservedSeats: integer('reserved_seats').notNull().default(0),
    approves: boolean('approves').notNull().default(false),
    expiresAt: moment('expires_at'),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    mailedAt: moment('mailed_at'),
    endedAt: moment('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [
    foreignKey({
      columns: [table.editionId, table.category],
      foreignColumns: [category.editionId, category.code],
    }),
    index('invitation_list').on(table.editionId, table.createdAt.desc()),
    index('invitation_batch').on(table.batchId),
    check('invitation_uses', sql`max_uses > 0 AND uses BETWEEN 0 AND max_uses`),
    check('invitation_reserved', sql`reserved_seats BETWEEN 0 AND max_uses - uses`),
    check('invitation_reserved_where', sql`reserved_seats = 0 OR (pool IS NOT NULL AND ended_at IS NULL)`),
    check('invitation_email', sql`(email IS NULL) = (email_key IS NULL)`),
    check('invitation_pool', sql`pool IN ('domestic', 'international')`),
    check('invitation_end', sql`(ended_at IS NULL) = (ended_by IS NULL)`),
  ],
);
