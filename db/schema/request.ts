import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from './columns';

/** Answers to writes that carried an `Idempotency-Key`, stored in the transaction of their effect. */
export const idempotentAnswer = pgTable(
  'idempotent_answer',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    answer: jsonb('answer'),
    createdAt: moment('created_at').notNull(),
    /** Work of many transactions says again and again that it is still going on. */
    touchedAt: moment('touched_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actor, table.key] }),
    index('idempotent_answer_age').on(table.createdAt),
  ],
);

/** The table that rate-limiter-flexible counts in, in its spelling. */
export const rateLimit = pgTable('rate_limit', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});
