import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { edition, type LetterKind, letter, presence, registration } from '@/db/schema';
import { keyedHash, unseal } from '@/lib/core/crypto';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Registration } from '@/lib/registration/intake';
import { hasSignatory, headOf } from './head';
import { papersOf } from './papers';
import { mayOpen } from './policy';
import { type Asker, digitsTyped, isCode, numberOf, standingOfLetter } from './rules';
import type { Page } from './wording';

export type Letter = typeof letter.$inferSelect;
/** What a letter says, and the code that stands on it. */
export type Contents = { pages: Page[]; code: string };

export const letterContext = (id: string): string => `letter:${id}`;
export const hashCode = (code: string): string => keyedHash(code, 'letter');

/** @throws when the row was altered */
export const contentsOf = ({ id, sealed }: Pick<Letter, 'id' | 'sealed'>): Contents | undefined =>
  sealed ? JSON.parse(unseal(sealed, letterContext(id))) : undefined;

/** A letter as pages list it. */
export type ListedLetter = {
  id: string;
  kind: LetterKind;
  number: string;
  issuedAt: Date;
  issuedBy: string;
  revokedAt: Date | null;
  revokeReason: string | null;
  standing: ReturnType<typeof standingOfLetter>;
};

/** The letters of somebody, newest first. */
export async function lettersOf(
  scope: Pick<Scope, 'db'>,
  of: Pick<Registration, 'id' | 'state'>,
): Promise<ListedLetter[]> {
  const rows = await scope.db
    .select({ letter, prefix: edition.referencePrefix })
    .from(letter)
    .innerJoin(edition, eq(edition.id, letter.editionId))
    .where(eq(letter.registrationId, of.id))
    .orderBy(desc(letter.issuedAt), desc(letter.id));
  return rows.map(({ letter: one, prefix }) => ({
    ...one,
    number: numberOf(prefix, one.kind, one.number),
    standing: standingOfLetter(one, of.state),
  }));
}

/** The one of a kind that counts. */
export async function validLetter(
  { db }: Pick<Scope, 'db'>,
  registrationId: string,
  kind: LetterKind,
): Promise<Letter | undefined> {
  const [found] = await db
    .select()
    .from(letter)
    .where(and(eq(letter.registrationId, registrationId), eq(letter.kind, kind), isNull(letter.revokedAt)));
  return found;
}

/** A letter with its registration, for its owner and for who may issue such a one. */
export async function letterWithOwner(
  scope: Scope,
  id: string,
): Promise<{ letter: Letter; owner: Registration } | undefined> {
  if (!isId(id)) return undefined;
  const { id: editionId } = await currentEdition(scope);
  const [found] = await scope.db
    .select({ letter, owner: registration })
    .from(letter)
    .innerJoin(registration, eq(registration.id, letter.registrationId))
    .where(and(eq(letter.id, id), eq(letter.editionId, editionId)));
  return found && mayOpen(scope.actor, found.owner, found.letter.kind) ? found : undefined;
}

/** What is known of somebody who wants a letter. */
export async function askerOf(
  scope: Pick<Scope, 'db'>,
  { id, state }: Pick<Registration, 'id' | 'state'>,
): Promise<Asker> {
  const [edition, entries, papers] = await Promise.all([
    currentEdition(scope),
    scope.db.$count(presence, and(eq(presence.registrationId, id), isNotNull(presence.firstEntryAt))),
    papersOf(scope, id),
  ]);
  return {
    state,
    hasAttended: entries > 0,
    hasSignatory: hasSignatory(await headOf(scope, edition)),
    has: { document: Boolean(papers.document), birth: Boolean(papers.birth), visa: Boolean(papers.visa) },
  };
}

/** What a stranger is told of a letter: nothing of whom it is about. */
export type Verified = {
  kind: LetterKind;
  number: string;
  issuedAt: Date;
  standing: ReturnType<typeof standingOfLetter>;
  revokedAt: Date | null;
  forum: { en: string } & Record<string, string>;
  timeZone: string;
};

/**
 * Whether there is a letter with a code. The same is done for every code, right or wrong or none; `isMistyped`: it can be
 * nobody's, for its check does not hold.
 */
export async function verifyLetter(
  scope: Pick<Scope, 'db'>,
  typed: string,
): Promise<Result<Verified, 'LETTER_UNKNOWN'> & { isMistyped: boolean }> {
  const code = digitsTyped(typed);
  const isMistyped = !isCode(code);
  const [found] = await scope.db
    .select({ letter, edition, state: registration.state })
    .from(letter)
    .innerJoin(edition, eq(edition.id, letter.editionId))
    .innerJoin(registration, eq(registration.id, letter.registrationId))
    .where(eq(letter.codeHash, hashCode(code)));
  if (!found) return { ...refuse('LETTER_UNKNOWN'), isMistyped };
  const { kind, number, issuedAt, revokedAt } = found.letter;
  const told = {
    kind,
    number: numberOf(found.edition.referencePrefix, kind, number),
    issuedAt,
    revokedAt,
    standing: standingOfLetter(found.letter, found.state),
    forum: found.edition.name,
    timeZone: found.edition.timeZone,
  };
  return { ...ok(told), isMistyped };
}
