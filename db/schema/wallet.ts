import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns';

export const WALLETS = ['apple', 'google'] as const;
export type Wallet = (typeof WALLETS)[number];

/** What the makers of a wallet have given the organiser, so that passes can be signed: sealed, and shown to nobody again. */
export const walletCredential = pgTable(
  'wallet_credential',
  {
    wallet: text('wallet').$type<Wallet>().primaryKey(),
    sealed: bytes('sealed').notNull(),
    /** By what an organiser knows it again: the type of the passes, the account that signs. */
    name: text('name').notNull(),
    /** The end of the certificate; null where there is none. */
    expiresAt: moment('expires_at'),
    changedAt: moment('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  () => [check('wallet_credential_wallet', sql`wallet IN ('apple', 'google')`)],
);
