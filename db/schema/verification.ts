import { boolean, index, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';

/** What the nightly recount found: kept, so that a difference has a night and not only a morning. */
export const verification = pgTable(
  'verification',
  {
    id: id(),
    at: moment('at').notNull(),
    isSound: boolean('is_sound').notNull(),
    faults: jsonb('faults').$type<{ code: string; detail: Record<string, unknown> }[]>().notNull(),
  },
  (table) => [index('verification_at').on(table.at.desc())],
);
