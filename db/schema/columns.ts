import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns that every module spells the same way. */
export const id = () => uuid('id').primaryKey();
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A text in the languages of the interface; a missing one falls back to English. */
export type LocalText = { en: string } & Record<string, string>;
