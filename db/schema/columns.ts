import { sql } from 'drizzle-orm';
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns that every module spells the same way. */
export const id = () => uuid('id').primaryKey();
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/**
 * The transaction that last changed what devices know of a row; a trigger keeps it. Whoever asks again from the oldest
 * transaction that was still running when it last asked misses nothing: a clock or a sequence would, for what takes its
 * number first may commit last.
 */
export const changedIn = () => xid8('changed_in').notNull().default(sql`pg_current_xact_id()`);

/** A text in the languages of the interface; a missing one falls back to English. */
export type LocalText = { en: string } & Record<string, string>;
