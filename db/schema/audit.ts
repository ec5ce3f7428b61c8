import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';

/** Facts: who did what to what, when, under which request. Append-only by trigger; nothing personal in them. */
export const auditFact = pgTable(
  'audit_fact',
  {
    id: id(),
    at: moment('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    requestId: text('request_id').notNull(),
  },
  (table) => [
    index('audit_subject').on(table.subject, table.at),
    index('audit_at').on(table.at),
    // What one member of staff did; the many facts of applicants stay out, so that submitting costs no more.
    // Whatever is done is looked for by what it was; the one fact that every application brings is never far to seek.
    index('audit_action').on(table.action, table.id).where(sql`action <> 'registration.submitted'`),
    index('audit_actor').on(table.actor, table.id).where(sql`actor <> 'anonymous'`),
  ],
);

/** The personal side of a fact (what a name was changed from), outside the chain so that it can be erased. */
export const auditPersonal = pgTable('audit_personal', {
  factId: uuid('fact_id')
    .primaryKey()
    .references(() => auditFact.id),
  detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
});

/** The chain: each seal hashes its fact together with the seal before. Append-only by trigger. */
export const auditSeal = pgTable('audit_seal', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  factId: uuid('fact_id')
    .notNull()
    .unique()
    .references(() => auditFact.id),
  hash: text('hash').notNull(),
});
