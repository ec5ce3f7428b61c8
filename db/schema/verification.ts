import { sql } from 'drizzle-orm';
import { bigint, boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';

/** What a recount found, of the night or asked for: kept, so that a difference has a night and not only a morning. */
export const verification = pgTable(
  'verification',
  {
    id: id(),
    at: moment('at').notNull(),
    isSound: boolean('is_sound').notNull(),
    faults: jsonb('faults').$type<{ code: string; detail: Record<string, unknown> }[]>().notNull(),
    /** How many facts of the audit the walk found sealed, and how many were newer; null in rows of before it was kept. */
    sealedFacts: bigint('sealed_facts', { mode: 'number' }),
    unsealedFacts: bigint('unsealed_facts', { mode: 'number' }),
  },
  (table) => [index('verification_at').on(table.at.desc())],
);

/** A recount that somebody asked for, carried out by the worker; at most one is under way. */
export const recountRun = pgTable(
  'recount_run',
  {
    id: id(),
    askedBy: text('asked_by').notNull(),
    askedAt: moment('asked_at').notNull(),
    startedAt: moment('started_at'),
    /** How many facts of the chain are walked so far, and how many there are to walk. */
    walkedFacts: bigint('walked_facts', { mode: 'number' }).notNull().default(0),
    allFacts: bigint('all_facts', { mode: 'number' }),
    finishedAt: moment('finished_at'),
    verificationId: uuid('verification_id').references(() => verification.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('recount_run_once').on(sql`(finished_at IS NULL)`).where(sql`finished_at IS NULL`),
    index('recount_run_asked').on(table.askedAt.desc()),
  ],
);
