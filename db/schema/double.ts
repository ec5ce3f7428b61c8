import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { edition } from './edition';
import { registration } from './registration';

/** By what two registrations can be alike: `birth` is the date together with a name. */
export const LIKENESS_KINDS = ['name', 'phone', 'document', 'birth'] as const;
export type LikenessKind = (typeof LIKENESS_KINDS)[number];

const ofRegistration = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => registration.id);
const ofEdition = () =>
  uuid('edition_id')
    .notNull()
    .references(() => edition.id);

/** What a registration may share with another of the same person, as keyed hashes: found by equality, through the index. */
export const likeness = pgTable(
  'likeness',
  {
    registrationId: ofRegistration('registration_id'),
    editionId: ofEdition(),
    kind: text('kind').$type<LikenessKind>().notNull(),
    key: text('key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.kind, table.key] }),
    index('likeness_key').on(table.editionId, table.kind, table.key, table.registrationId),
    check('likeness_kind', sql`kind IN ('name', 'phone', 'document', 'birth')`),
  ],
);

/**
 * Two registrations that may be of one person, the older key first. Without a verdict it waits for one; where somebody
 * joined two that nothing had shown to be alike, `reasons` is empty.
 */
export const doublePair = pgTable(
  'double_pair',
  {
    firstId: ofRegistration('first_id'),
    secondId: ofRegistration('second_id'),
    editionId: ofEdition(),
    reasons: text('reasons').array().$type<LikenessKind[]>().notNull(),
    foundAt: moment('found_at').notNull(),
    verdict: text('verdict').$type<'different' | 'same'>(),
    decidedBy: text('decided_by'),
    decidedAt: moment('decided_at'),
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.firstId, table.secondId] }),
    index('double_pair_second').on(table.secondId),
    index('double_pair_list').on(table.editionId, table.verdict, table.foundAt.desc()),
    check('double_pair_order', sql`first_id < second_id`),
    check('double_pair_verdict', sql`verdict IN ('different', 'same')`),
    check('double_pair_decided', sql`num_nulls(verdict, decided_by, decided_at) IN (0, 3)`),
  ],
);

/**
 * The registration that goes on in place of another: joined with it, or of the person who comes instead. Holds for as long
 * as the other stays cancelled. `isTold`: the person was written to, and may be pointed there.
 */
export const succession = pgTable(
  'succession',
  {
    id: id(),
    registrationId: ofRegistration('registration_id'),
    successorId: ofRegistration('successor_id'),
    kind: text('kind').$type<'merged' | 'substituted'>().notNull(),
    isTold: boolean('is_told').notNull(),
    madeBy: text('made_by').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [
    index('succession_registration').on(table.registrationId, table.madeAt),
    index('succession_successor').on(table.successorId),
    check('succession_kind', sql`kind IN ('merged', 'substituted')`),
    check('succession_other', sql`registration_id <> successor_id`),
  ],
);
