import { and, asc, eq, inArray } from 'drizzle-orm';
import { completedPart, completion, type Part, partRule, visaHint } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { settledPhotos } from '@/lib/photo/queries';
import type { Registration } from '@/lib/registration/intake';
import { kept } from '@/lib/vault/queries';
import { askedParts, blockingParts, DEFAULT_RULES, dueAt, missingParts, type PartRules } from './rules';

type Reading = Pick<Scope, 'db'>;

/** How an edition asks for each part. */
export async function partRulesOf({ db }: Reading, editionId: string): Promise<PartRules> {
  const rows = await db.select().from(partRule).where(eq(partRule.editionId, editionId));
  const own = rows.map(({ part, editionId: _, ...rule }) => [part, rule] as const);
  return { ...DEFAULT_RULES, ...Object.fromEntries(own) };
}

/** What people have seen to, by registration. */
export async function doneOf(
  scope: Reading,
  registrationIds: readonly string[],
): Promise<Map<string, Part[]>> {
  const rows = await scope.db
    .select({ id: completedPart.registrationId, part: completedPart.part })
    .from(completedPart)
    .where(inArray(completedPart.registrationId, [...registrationIds]));
  const done = new Map<string, Part[]>();
  const settled = (await settledPhotos(scope, registrationIds)).map((id) => ({ id, part: 'photo' as const }));
  for (const { id, part } of [...rows, ...settled]) done.set(id, [...(done.get(id) ?? []), part]);
  return done;
}

/** One part that is asked of somebody. */
export type PartState = { part: Part; isDone: boolean; isBlocking: boolean; dueAt: Date };

/** What is asked of somebody, and what of it is done. */
export async function partsOf(
  scope: Reading,
  edition: Edition,
  person: Pick<Registration, 'id' | 'category' | 'citizenship'>,
): Promise<PartState[]> {
  const [rules, done] = await Promise.all([partRulesOf(scope, edition.id), doneOf(scope, [person.id])]);
  const missing = missingParts(rules, { ...person, done: done.get(person.id) ?? [] }, edition);
  return askedParts(rules, person, edition).map((part) => ({
    part,
    isDone: !missing.includes(part),
    isBlocking: blockingParts(rules, [part]).length > 0,
    dueAt: dueAt(rules[part], person.category, edition),
  }));
}

/** What is said of a badge and a journey besides the vault. */
export async function completionOf({ db }: Reading, registrationId: string) {
  const [found] = await db.select().from(completion).where(eq(completion.registrationId, registrationId));
  return found;
}

/** All that somebody has given, for who gave it. */
export async function papersOf(scope: Reading, registrationId: string) {
  const [said, document, birth, visa] = await Promise.all([
    completionOf(scope, registrationId),
    kept(scope, registrationId, 'document'),
    kept(scope, registrationId, 'birth'),
    kept(scope, registrationId, 'visa'),
  ]);
  return { said, document, birth, visa };
}

/** What citizens of one country most likely need. */
export async function visaHintFor({ db }: Reading, editionId: string, country: string) {
  const [hint] = await db
    .select({ need: visaHint.need })
    .from(visaHint)
    .where(and(eq(visaHint.editionId, editionId), eq(visaHint.country, country)));
  return hint?.need;
}

/** What most citizens of a country need to come, where the organisers have said so. */
export const visaHintsOf = ({ db }: Reading, editionId: string) =>
  db
    .select({ country: visaHint.country, need: visaHint.need })
    .from(visaHint)
    .where(eq(visaHint.editionId, editionId))
    .orderBy(asc(visaHint.country));
