import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';

type Role = 'organiser' | 'reviewer' | 'security' | 'gate' | 'viewer';

/** What a reviewer or a token is limited to: categories by code, countries represented; an empty side limits nothing. */
const limits = {
  categories: text('categories').array().notNull().default(sql`'{}'`),
  countries: text('countries').array().notNull().default(sql`'{}'`),
};
const REVIEWERS_ONLY = sql`role = 'reviewer' OR (categories = '{}' AND countries = '{}')`;

/** The four tables that next-auth's adapter expects, in its spelling. Session tokens are stored hashed. */
export const user = pgTable('user', {
  id: text('id').primaryKey(),
  name: text('name'),
  email: text('email').notNull().unique(),
  emailVerified: moment('email_verified'),
  image: text('image'),
});

/** An open session; `id` is what forms call it by, so that its token stays in the cookie. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').notNull().unique().default(sql`gen_random_uuid()`),
    openedAt: moment('opened_at').notNull().defaultNow(),
    /** When its person last did something; kept to the minute. */
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    /** When it last showed who it is: by a letter, and where the person has a second factor, by that. */
    provedAt: moment('proved_at').notNull().defaultNow(),
    /** When it first showed a second factor; null: never. */
    secondProofAt: moment('second_proof_at'),
    sessionToken: text('session_token').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    expires: moment('expires').notNull(),
  },
  (table) => [index('session_user').on(table.userId)],
);

export const account = pgTable(
  'account',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    type: text('type').notNull(),
    provider: text('provider').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    refresh_token: text('refresh_token'),
    access_token: text('access_token'),
    expires_at: integer('expires_at'),
    token_type: text('token_type'),
    scope: text('scope'),
    id_token: text('id_token'),
    session_state: text('session_state'),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

export const verificationToken = pgTable(
  'verification_token',
  {
    identifier: text('identifier').notNull(),
    token: text('token').notNull(),
    expires: moment('expires').notNull(),
  },
  (table) => [primaryKey({ columns: [table.identifier, table.token] })],
);

/** A role of a member of staff: a fact with who gave it and when. */
export const staffRole = pgTable(
  'staff_role',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').$type<Role>().notNull(),
    ...limits,
    grantedBy: text('granted_by').notNull(),
    grantedAt: moment('granted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.role] }),
    check('staff_role_name', sql`role IN ('organiser', 'reviewer', 'security', 'gate', 'viewer')`),
    check('staff_role_limits', REVIEWERS_ONLY),
  ],
);

/** Who holds roles but may not use them: written to shut somebody out at once, removed to let them back in. */
export const staffSuspension = pgTable('staff_suspension', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  suspendedBy: text('suspended_by').notNull(),
  suspendedAt: moment('suspended_at').notNull(),
});

export const staffInvitation = pgTable(
  'staff_invitation',
  {
    id: id(),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    ...limits,
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: text('invited_by').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
  },
  () => [check('staff_invitation_limits', REVIEWERS_ONLY)],
);

export const apiToken = pgTable('api_token', {
  id: id(),
  name: text('name').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  scopes: text('scopes').array().notNull(),
  ...limits,
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
  revokedAt: moment('revoked_at'),
});
