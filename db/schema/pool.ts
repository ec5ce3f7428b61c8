import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

/**
 * Held seats per pool. The rows are changed only under the lock of their edition's row, together with `hold`, so the
 * counter and the count of holds never differ; `verify` recounts them all the same.
 */
export const pool = pgTable(
  'pool',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').$type<PoolKey>().notNull(),
    heldSeats: integer('held_seats').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.key] }),
    check('pool_held', sql`held_seats >= 0`),
  ],
);
export type PoolKey = 'domestic' | 'international';

/** A seat counted for a registration. */
export const hold = pgTable(
  'hold',
  {
    registrationId: uuid('registration_id')
      .primaryKey()
      .references(() => registration.id),
    editionId: uuid('edition_id').notNull(),
    pool: text('pool').$type<PoolKey>().notNull(),
    heldAt: moment('held_at').notNull(),
  },
  (table) => [index('hold_pool').on(table.editionId, table.pool)],
);

/**
 * A place in the waiting list: priority first, then `place`. Places are numbered under the lock of the edition, so a place
 * once told is never pushed back by an application whose request began earlier or whose server's clock is behind.
 */
export const waiting = pgTable(
  'waiting',
  {
    registrationId: uuid('registration_id')
      .primaryKey()
      .references(() => registration.id),
    editionId: uuid('edition_id').notNull(),
    pool: text('pool').$type<PoolKey>().notNull(),
    priority: integer('priority').notNull().default(0),
    place: bigint('place', { mode: 'number' }).generatedAlwaysAsIdentity(),
    since: moment('since').notNull(),
  },
  (table) => [index('waiting_order').on(table.editionId, table.pool, table.priority.desc(), table.place)],
);
