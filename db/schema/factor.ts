import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { session, user } from './auth';
import { bytes, id, moment } from './columns';

const ofUser = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

/** The app on a person's phone that makes a code every 30 seconds; counts once a code of it has confirmed it. */
export const authenticator = pgTable(
  'authenticator',
  {
    userId: ofUser().primaryKey(),
    sealedSecret: bytes('sealed_secret').notNull(),
    createdAt: moment('created_at').notNull(),
    confirmedAt: moment('confirmed_at'),
    /** The newest span of 30 seconds whose code was taken: neither it nor an older one counts again. */
    lastStep: integer('last_step'),
    lastUsedAt: moment('last_used_at'),
  },
  () => [check('authenticator_confirmed', sql`confirmed_at IS NULL OR last_step IS NOT NULL`)],
);

/** A key in a person's device, of which only the public half is here. */
export const passkey = pgTable(
  'passkey',
  {
    id: id(),
    userId: ofUser(),
    name: text('name').notNull(),
    credentialId: text('credential_id').notNull().unique(),
    publicKey: bytes('public_key').notNull(),
    /** How often the device has signed, where it counts: it must grow, or there are two of it. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull().default(sql`'{}'`),
    isSynced: boolean('is_synced').notNull(),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('passkey_user').on(table.userId), check('passkey_counter', sql`counter >= 0`)],
);

/** What a passkey is asked to sign: one open question per session and purpose, taken away when it is answered. */
export const passkeyChallenge = pgTable(
  'passkey_challenge',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => session.id, { onDelete: 'cascade' }),
    purpose: text('purpose').$type<'enrol' | 'prove'>().notNull(),
    challenge: text('challenge').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.purpose] }),
    check('passkey_challenge_purpose', sql`purpose IN ('enrol', 'prove')`),
  ],
);

/** Codes on paper for the day on which phone and key are gone: each counts once, and only its hash is here. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    userId: ofUser(),
    codeHash: text('code_hash').notNull(),
    createdAt: moment('created_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** Of whom a second factor is required. One row or none, which is nobody; of the installation, as the staff is. */
export const factorRule = pgTable(
  'factor_rule',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    requiredOf: text('required_of').$type<'nobody' | 'desk' | 'staff'>().notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  () => [
    check('factor_rule_once', sql`is_only`),
    check('factor_rule_of', sql`required_of IN ('nobody', 'desk', 'staff')`),
  ],
);
