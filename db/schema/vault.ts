import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, moment } from './columns';
import { registration } from './registration';

/** The secret from which the installation's keys come: never another one, only wrapped anew when DATA_KEY changes. */
export const installationSecret = pgTable(
  'installation_secret',
  {
    purpose: text('purpose').primaryKey(),
    wrapped: bytes('wrapped').notNull(),
    keyId: text('key_id').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  () => [check('installation_secret_purpose', sql`purpose = 'root'`)],
);

export const VAULT_KINDS = ['needs', 'document', 'birth', 'visa'] as const;
export type VaultKind = (typeof VAULT_KINDS)[number];

/** Of these it is a file that is shown. */
export const FILE_FIELDS = ['scan', 'original'] as const;
export type FileField = (typeof FILE_FIELDS)[number];

/** What somebody can be asked to show, one thing at a time. */
export const VAULT_FIELDS = ['accessNeeds', 'diet', 'document', 'birthDate', 'visa', ...FILE_FIELDS] as const;
export type VaultField = (typeof VAULT_FIELDS)[number];

/**
 * What is kept apart: sealed under a key of its own, and that key wrapped by DATA_KEY. A record from before there were such
 * keys has none, and is sealed by the installation's.
 */
export const vaultRecord = pgTable(
  'vault_record',
  {
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    kind: text('kind').$type<VaultKind>().notNull(),
    sealed: bytes('sealed').notNull(),
    wrappedKey: bytes('wrapped_key'),
    keyId: text('key_id'),
    /** A keyed hash of the number of a document: found by equality, and nothing of it can be read. */
    lookup: text('lookup'),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.kind] }),
    index('vault_record_lookup').on(table.lookup).where(sql`lookup IS NOT NULL`),
    check('vault_record_lookup', sql`(lookup IS NOT NULL) = (kind = 'document')`),
    index('vault_record_key').on(table.keyId),
    check('vault_record_kind', sql`kind IN ('needs', 'document', 'birth', 'visa')`),
    check('vault_record_wrapped', sql`(wrapped_key IS NULL) = (key_id IS NULL)`),
  ],
);

/** Somebody of the staff sees one thing of the vault in clear, until then and no longer; the person is told of each. */
export const vaultReveal = pgTable(
  'vault_reveal',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    field: text('field').$type<VaultField>().notNull(),
    revealedBy: text('revealed_by').notNull(),
    reason: text('reason').notNull(),
    revealedAt: moment('revealed_at').notNull(),
    shownUntil: moment('shown_until').notNull(),
  },
  (table) => [
    index('vault_reveal_registration').on(table.registrationId, table.revealedAt),
    check(
      'vault_reveal_field',
      sql`field IN ('accessNeeds', 'diet', 'document', 'birthDate', 'visa', 'scan', 'original')`,
    ),
  ],
);
