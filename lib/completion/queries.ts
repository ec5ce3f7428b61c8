import { asc, eq, inArray } from 'drizzle-orm';
import { completedPart, completion, type Part, partRule, visaHint } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { settledPhotos } from '@/lib/photo/queries';
import { DEFAULT_RULES, type PartRules } from './rules';

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

/** What is said of a badge and a journey besides the vault. */
export async function completionOf({ db }: Reading, registrationId: string) {
  const [found] = await db.select().from(completion).where(eq(completion.registrationId, registrationId));
  return found;
}

/** What most citizens of a country need to come, where the organisers have said so. */
export const visaHintsOf = ({ db }: Reading, editionId: string) =>
  db
    .select({ country: visaHint.country, need: visaHint.need })
    .from(visaHint)
    .where(eq(visaHint.editionId, editionId))
    .orderBy(asc(visaHint.country));
