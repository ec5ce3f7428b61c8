import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';

/**
 * Proof that a person reads an address: a link and a six-digit code, either of which answers it once. Used to sign in,
 * to confirm the e-mail of a registration, and by who is signed in to show it once more. Of `attendance` the link alone is
 * sent, and it may be followed again: who has said yes may still have to say no.
 */
export const challenge = pgTable(
  'challenge',
  {
    id: id(),
    purpose: text('purpose').$type<'sign_in' | 'confirm_email' | 'proof' | 'attendance'>().notNull(),
    emailKey: text('email_key').notNull(),
    registrationId: uuid('registration_id'),
    linkHash: text('link_hash').notNull().unique(),
    codeHash: text('code_hash').notNull(),
    attemptsLeft: integer('attempts_left').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    answeredAt: moment('answered_at'),
  },
  (table) => [
    index('challenge_email').on(table.emailKey, table.purpose),
    index('challenge_registration').on(table.registrationId),
    check('challenge_purpose', sql`purpose IN ('sign_in', 'confirm_email', 'proof', 'attendance')`),
    check('challenge_attempts', sql`attempts_left >= 0`),
  ],
);
