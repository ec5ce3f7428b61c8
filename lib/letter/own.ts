import { LETTER_KINDS, type LetterKind } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { Registration } from '@/lib/registration/intake';
import { mayIssueTo } from './policy';
import { askerOf, type ListedLetter, lettersOf } from './queries';
import { type LetterRefusal, letterFault, SELF_SERVED } from './rules';

/** The letters of the person who asks, and the kinds that can be taken now and are not there yet. */
export async function ownLetters(
  scope: Pick<Scope, 'db'>,
  own: Registration,
): Promise<{ letters: ListedLetter[]; lettersToTake: LetterKind[] }> {
  const [letters, asker] = await Promise.all([lettersOf(scope, own), askerOf(scope, own)]);
  const there = new Set(letters.filter(({ revokedAt }) => revokedAt === null).map(({ kind }) => kind));
  const lettersToTake = SELF_SERVED.filter((kind) => !there.has(kind) && !letterFault(kind, asker));
  return { letters, lettersToTake };
}

/** What the desk shows of somebody's letters: those that were issued, and of each other kind what stands against it. */
export type LettersOnRecord = {
  issued: (ListedLetter & { mayOpen: boolean })[];
  offers: { kind: LetterKind; fault: LetterRefusal | undefined }[];
};

/** Undefined for who issues no letters to this person. */
export async function lettersOn(scope: Scope, of: Registration): Promise<LettersOnRecord | undefined> {
  if (!mayIssueTo(scope.actor, of, 'invitation')) return undefined;
  const [letters, asker] = await Promise.all([lettersOf(scope, of), askerOf(scope, of)]);
  const there = new Set(letters.filter(({ revokedAt }) => revokedAt === null).map(({ kind }) => kind));
  return {
    issued: letters.map((one) => ({ ...one, mayOpen: mayIssueTo(scope.actor, of, one.kind) })),
    offers: LETTER_KINDS.filter((kind) => !there.has(kind) && mayIssueTo(scope.actor, of, kind)).map(
      (kind) => ({ kind, fault: letterFault(kind, asker) }),
    ),
  };
}
