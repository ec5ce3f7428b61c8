import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { edition } from './edition';

/** A time in which applications were asked for a proof of work, because they came as a flood; open while it lasts. */
export const shieldSpell = pgTable(
  'shield_spell',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    raisedAt: moment('raised_at').notNull(),
    loweredAt: moment('lowered_at'),
    /** What raised it: unconfirmed applications of the last ten minutes, and how many there usually are. */
    lately: integer('lately').notNull(),
    usual: integer('usual').notNull(),
  },
  (table) => [
    uniqueIndex('shield_raised_once').on(table.editionId).where(sql`lowered_at IS NULL`),
    index('shield_by_time').on(table.editionId, table.raisedAt),
    check('shield_order', sql`lowered_at >= raised_at`),
  ],
);
