import { and, eq } from 'drizzle-orm';
import { category, edition, track } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import type { ChangedChoice, ChoiceKind, ChoiceRef, NewChoice } from './input';
import { mayChangeSettings } from './policy';
import { categoriesOf, tracksOf } from './queries';
import { isUsed, usesOf } from './uses';

/** A category or a track; only a category has a letter. */
export type ListedChoice = {
  key: string;
  name: LocalText;
  isOpen: boolean;
  position: number;
  letter?: string;
};
/** There are so many colours of categories, and two of one colour are one at the gate. */
export const MOST_CATEGORIES = 14;

/** What an edition offers of a kind, retired ones included, in its order. */
export async function choicesOf(
  scope: Pick<Scope, 'db'>,
  editionId: string,
  kind: ChoiceKind,
): Promise<ListedChoice[]> {
  if (kind === 'track') return tracksOf(scope, editionId);
  return (await categoriesOf(scope, editionId)).map(({ code, ...rest }) => ({ ...rest, key: code }));
}

/** Adds a category or track behind the others. */
export function addChoice(
  scope: Scope,
  { kind, key, name, isOpen, letter }: NewChoice,
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'INVALID_INPUT' | 'CHOICES_FULL'>> {
  return underLock(scope, kind, async (tx, editionId, present) => {
    const faults = [
      ...(present.some((one) => one.key === key) ? [{ path: 'key', code: 'taken' }] : []),
      ...(letter && present.some((one) => one.letter === letter) ? [{ path: 'letter', code: 'taken' }] : []),
    ];
    if (faults.length > 0) return invalid(faults);
    if (kind === 'category' && present.length >= MOST_CATEGORIES) return refuse('CHOICES_FULL');
    // The first free place: a category keeps the colour of its place, and so does everybody else's.
    const places = new Set(present.map(({ position }) => position));
    const position =
      Array.from({ length: present.length + 1 }, (_, at) => at).find((at) => !places.has(at)) ?? 0;
    const row = { editionId, name, isOpen, position };
    if (kind === 'track') await tx.db.insert(track).values({ ...row, key });
    else await tx.db.insert(category).values({ ...row, code: key, letter: letter ?? '' });
    await note(tx, editionId, 'added', kind, key, undefined, { name, isOpen, letter });
    return ok(undefined);
  });
}

/** Renames, retires or takes up again. What is retired stays with everybody who has it, and nobody else can choose it. */
export function changeChoice(
  scope: Scope,
  { kind, key, name, isOpen, letter, seen }: ChangedChoice,
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'INVALID_INPUT' | 'SETTINGS_CHANGED'>> {
  return underLock(scope, kind, async (tx, editionId, present) => {
    const found = present.find((one) => one.key === key);
    if (!found) return refuse('NOT_FOUND');
    const next = { name: { ...found.name, ...name }, isOpen, letter: letter ?? found.letter };
    const was = { name: found.name, isOpen: found.isOpen, letter: found.letter };
    if (isSame(next, was)) return ok(undefined);
    if (!isSame({ ...seen, letter: seen.letter ?? found.letter }, was))
      return refuse('SETTINGS_CHANGED', { now: was });
    if (present.some((one) => one.key !== key && one.letter && one.letter === next.letter))
      return invalid([{ path: 'letter', code: 'taken' }]);
    const { letter: nextLetter, ...common } = next;
    if (kind === 'track') await tx.db.update(track).set(common).where(trackOf(editionId, key));
    else
      await tx.db
        .update(category)
        .set({ ...common, letter: nextLetter })
        .where(categoryOf(editionId, key));
    await note(tx, editionId, 'changed', kind, key, was, next);
    return ok(undefined);
  });
}

/** Deletes what nobody has: whatever is in use can only be retired, and the refusal tells what uses it. */
export function deleteChoice(
  scope: Scope,
  { kind, key }: ChoiceRef,
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'CHOICE_IN_USE'>> {
  return underLock(scope, kind, async (tx, editionId, present) => {
    const found = present.find((one) => one.key === key);
    // Somebody else was first: it is gone, as was wanted.
    if (!found) return ok(undefined);
    const uses = await usesOf(tx, editionId, kind, key);
    if (isUsed(uses)) return refuse('CHOICE_IN_USE', uses);
    if (kind === 'track') await tx.db.delete(track).where(trackOf(editionId, key));
    else await tx.db.delete(category).where(categoryOf(editionId, key));
    const { name, isOpen, letter } = found;
    await note(tx, editionId, 'deleted', kind, key, { name, isOpen, letter }, undefined);
    return ok(undefined);
  });
}

/** Under the lock of the seats, which everybody who applies takes first: what is deleted here nobody is choosing there. */
function underLock<C extends string>(
  scope: Scope,
  kind: ChoiceKind,
  work: (tx: TxScope, editionId: string, present: ListedChoice[]) => Promise<Result<void, C>>,
): Promise<Result<void, C | 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction<void, C | 'NOT_ALLOWED' | 'NOT_FOUND'>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const [locked] = await tx.db
      .select({ id: edition.id })
      .from(edition)
      .where(eq(edition.isCurrent, true))
      .for('no key update');
    if (!locked) return refuse('NOT_FOUND');
    return work(tx, locked.id, await choicesOf(tx, locked.id, kind));
  });
}

const note = (
  tx: TxScope,
  editionId: string,
  verb: 'added' | 'changed' | 'deleted',
  kind: ChoiceKind,
  key: string,
  before?: Record<string, unknown>,
  after?: Record<string, unknown>,
) =>
  record(tx, {
    action: `${kind}.${verb}`,
    subject: `edition:${editionId}`,
    before: before && { key, ...before },
    after: after && { key, ...after },
  });

const trackOf = (editionId: string, key: string) => and(eq(track.editionId, editionId), eq(track.key, key));
const categoryOf = (editionId: string, code: string) =>
  and(eq(category.editionId, editionId), eq(category.code, code));

type Shape = { name: Record<string, string>; isOpen: boolean; letter?: string };
const isSame = (one: Shape, other: Shape): boolean =>
  one.isOpen === other.isOpen &&
  one.letter === other.letter &&
  [...Object.keys(one.name), ...Object.keys(other.name)].every(
    (language) => (one.name[language] ?? '') === (other.name[language] ?? ''),
  );
