import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, moment } from './columns';
import { registration } from './registration';

/** `original`: what was sent as a photo, whole; `photo`, `thumbnail`: cut from it; `scan`: the page of a document. */
export const FILE_KINDS = ['original', 'photo', 'thumbnail', 'scan'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What a backup holds while it reads, so that no file is swept away from under it. */
export const STORE_LOCK = 7_064_001;

/**
 * A file of somebody, sealed under a key of its own which DATA_KEY wraps. It lies in the store under a random name, or, when it
 * is small and a gate asks for thousands of its kind, in the row itself.
 */
export const storedFile = pgTable(
  'stored_file',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    kind: text('kind').$type<FileKind>().notNull(),
    mediaType: text('media_type').notNull(),
    storeName: text('store_name').unique(),
    sealed: bytes('sealed'),
    sealedBytes: integer('sealed_bytes').notNull(),
    sealedSha256: bytes('sealed_sha256').notNull(),
    wrappedKey: bytes('wrapped_key').notNull(),
    keyId: text('key_id').notNull(),
    /** What a look at it found that may be better; forbids nothing. */
    warnings: text('warnings').array().notNull().default(sql`'{}'`),
    madeBy: text('made_by').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [
    unique('stored_file_one_of_a_kind').on(table.registrationId, table.kind),
    index('stored_file_key').on(table.keyId),
    check('stored_file_kind', sql`kind IN ('original', 'photo', 'thumbnail', 'scan')`),
    check('stored_file_place', sql`(store_name IS NULL) <> (sealed IS NULL)`),
    check('stored_file_name', sql`store_name ~ '^[0-9a-f]{32}$'`),
  ],
);
