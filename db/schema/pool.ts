import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

/** Where every registration belongs: by whether the country that it represents is the host country. */
export type BasePool = 'domestic' | 'international';
/** A further limit that some registrations belong to: a category by its code, a delegation by its id. */
export type CapKey = `category:${string}` | `delegation:${string}`;
export type PoolKey = BasePool | CapKey;

/**
 * Held seats and waiting people per pool. The two base pools always have a row, and their sizes are settings of the
 * edition; a category or a delegation has a row as long as it has a cap. The rows are changed only under the lock of
 * their edition's row, together with `hold`, `waiting` and the seats that invitations reserve, so the counters never
 * differ from them; `verify` recounts them all the same.
 */
export const pool = pgTable(
  'pool',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').$type<PoolKey>().notNull(),
    sizeSeats: integer('size_seats'),
    heldSeats: integer('held_seats').notNull().default(0),
    waitingPeople: integer('waiting_people').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.key] }),
    check('pool_held', sql`held_seats >= 0`),
    check('pool_waiting', sql`waiting_people >= 0`),
    check('pool_size', sql`size_seats >= 0`),
    check('pool_sized', sql`(key IN ('domestic', 'international')) = (size_seats IS NULL)`),
  ],
);

const place = {
  editionId: uuid('edition_id').notNull(),
  pool: text('pool').$type<BasePool>().notNull(),
  /** The limits besides, whether or not they have a cap today. */
  caps: text('caps').array().$type<CapKey[]>().notNull().default(sql`'{}'`),
};

/** A seat counted for a registration, in its base pool and in every cap that it falls under. */
export const hold = pgTable(
  'hold',
  {
    registrationId: uuid('registration_id')
      .primaryKey()
      .references(() => registration.id),
    ...place,
    heldAt: moment('held_at').notNull(),
    /** Stays through a review, also where seats are held from the approval: it had been given before. */
    isKept: boolean('is_kept').notNull().default(false),
  },
  (table) => [index('hold_pool').on(table.editionId, table.pool)],
);

/**
 * A place in the waiting list: priority first, then `place`. Places are numbered under the lock of the edition, so a place
 * once told is never pushed back by an application whose request began earlier or whose server's clock is behind. Who
 * shares a `party` is promoted together or not at all. Who was approved in advance is approved when the seat comes.
 */
export const waiting = pgTable(
  'waiting',
  {
    registrationId: uuid('registration_id')
      .primaryKey()
      .references(() => registration.id),
    ...place,
    priority: integer('priority').notNull().default(0),
    place: bigint('place', { mode: 'number' }).generatedByDefaultAsIdentity(),
    since: moment('since').notNull(),
    partyId: uuid('party_id'),
    approvedAt: moment('approved_at'),
    approvedBy: text('approved_by'),
  },
  (table) => [
    index('waiting_order').on(table.editionId, table.pool, table.priority.desc(), table.place),
    index('waiting_party').on(table.partyId).where(sql`party_id IS NOT NULL`),
    check('waiting_approved', sql`(approved_at IS NULL) = (approved_by IS NULL)`),
    check('waiting_priority', sql`priority >= 0`),
  ],
);
