import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, type LocalText, moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

export const LETTER_KINDS = ['invitation', 'visa_support', 'participation', 'attendance'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const isKind = sql`kind IN ('invitation', 'visa_support', 'participation', 'attendance')`;

/** What stands above and below every letter, version by version: a letter keeps the one under which it was issued. */
export const letterHead = pgTable(
  'letter_head',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    version: integer('version').notNull(),
    issuer: jsonb('issuer').$type<LocalText>().notNull(),
    /** Lines, separated as they were typed. */
    address: jsonb('address').$type<LocalText>().notNull(),
    signatory: jsonb('signatory').$type<LocalText>().notNull(),
    post: jsonb('post').$type<LocalText>().notNull(),
    logoType: text('logo_type').$type<'svg' | 'png'>(),
    logo: bytes('logo'),
    signatureType: text('signature_type').$type<'svg' | 'png'>(),
    signature: bytes('signature'),
    changedAt: moment('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (table) => [
    // Of two who change it at once, one makes the next version.
    unique('letter_head_version').on(table.editionId, table.version),
    check('letter_head_logo', sql`(logo IS NULL) = (logo_type IS NULL) AND logo_type IN ('svg', 'png')`),
    check(
      'letter_head_signature',
      sql`(signature IS NULL) = (signature_type IS NULL) AND signature_type IN ('svg', 'png')`,
    ),
  ],
);

/** The last number that was given to a kind: the row is the lock under which the next one is taken. */
export const letterCount = pgTable(
  'letter_count',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: text('kind').$type<LetterKind>().notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.kind] }), check('letter_count_kind', isKind)],
);

/** Letters of one kind for many, asked for once and written by the worker, part by part. */
export const letterBatch = pgTable(
  'letter_batch',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: text('kind').$type<LetterKind>().notNull(),
    people: integer('people').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: moment('asked_at').notNull(),
    stoppedBy: text('stopped_by'),
    stoppedAt: moment('stopped_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    index('letter_batch_asked').on(table.editionId, table.askedAt.desc()),
    check('letter_batch_kind', isKind),
  ],
);

/** Somebody of a batch, in its order. */
export const letterBatchItem = pgTable(
  'letter_batch_item',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => letterBatch.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    reference: text('reference').notNull(),
    position: integer('position').notNull(),
    /** `issued`, or why not; null as long as nothing has come of it. */
    outcome: text('outcome'),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.registrationId] }),
    index('letter_batch_item_open').on(table.batchId, table.position).where(sql`outcome IS NULL`),
  ],
);

/**
 * A letter that was issued. What it says is sealed and never changes; data of the vault are no part of it, only a keyed hash
 * that tells whether they are still those of that day.
 */
export const letter = pgTable(
  'letter',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    kind: text('kind').$type<LetterKind>().notNull(),
    number: integer('number').notNull(),
    headId: uuid('head_id').references(() => letterHead.id),
    /** Null once the person was erased: the number stays. */
    sealed: bytes('sealed'),
    vaultMark: text('vault_mark'),
    codeHash: text('code_hash').notNull().unique(),
    batchId: uuid('batch_id').references(() => letterBatch.id),
    replacesId: uuid('replaces_id'),
    issuedAt: moment('issued_at').notNull(),
    issuedBy: text('issued_by').notNull(),
    revokedAt: moment('revoked_at'),
    revokedBy: text('revoked_by'),
    revokeReason: text('revoke_reason'),
  },
  (table) => [
    unique('letter_number').on(table.editionId, table.kind, table.number),
    // One that counts for each person and kind.
    uniqueIndex('letter_one_valid').on(table.registrationId, table.kind).where(sql`revoked_at IS NULL`),
    index('letter_issued').on(table.editionId, table.issuedAt.desc(), table.id.desc()),
    check('letter_kind', isKind),
    check('letter_number_positive', sql`number > 0`),
    check('letter_revoked', sql`(revoked_at IS NULL) = (revoke_reason IS NULL)`),
  ],
);
