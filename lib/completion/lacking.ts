import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import {
  CURRENT_EDITION,
  completedPart,
  edition,
  PARTS,
  type Part,
  partRule,
  registration,
} from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { photoIsSettled } from '@/lib/photo/queries';
import { doneOf, partRulesOf } from './queries';
import { blockingParts, DEFAULT_RULES, missingParts } from './rules';

/**
 * Which parts keep the badges of these people from being printed. Where an edition blocks nothing, which is how it begins,
 * nobody is looked at.
 */
export async function blockingOf(
  scope: Pick<Scope, 'db'>,
  registrationIds: readonly string[],
): Promise<Map<string, Part[]>> {
  const current = await currentEdition(scope);
  const rules = await partRulesOf(scope, current.id);
  if (blockingParts(rules, PARTS).length === 0) return new Map();
  const [people, done] = await Promise.all([
    scope.db
      .select({ id: registration.id, category: registration.category, citizenship: registration.citizenship })
      .from(registration)
      .where(inArray(registration.id, [...registrationIds])),
    doneOf(scope, registrationIds),
  ]);
  return new Map(
    people.map((person) => [
      person.id,
      blockingParts(rules, missingParts(rules, { ...person, done: done.get(person.id) ?? [] }, current)),
    ]),
  );
}

/**
 * True of a registration of which a part is asked and not given: what `missingParts` says of one, for a list of many. A test
 * holds the two to each other. `before`: as it stood at that moment.
 */
export const lacks = (part: Part | 'any', before?: Date): SQL | undefined =>
  part === 'any' ? or(...PARTS.map((one) => lacksOne(one, before))) : lacksOne(part, before);

function lacksOne(part: Part, before: Date | undefined): SQL | undefined {
  const standard = DEFAULT_RULES[part];
  const ruled = (column: SQL) =>
    sql`(SELECT ${column} FROM ${partRule} WHERE ${partRule.editionId} = ${CURRENT_EDITION} AND ${partRule.part} = ${part})`;
  const askedOf = sql`coalesce(${ruled(sql`${partRule.askedOf}`)}, ${standard.askedOf})`;
  const except = sql`coalesce(${ruled(sql`${partRule.exceptCategories}`)}, ${sql.param(standard.exceptCategories)}::text[])`;
  const isForeign = sql`${registration.citizenship} <> (SELECT ${edition.hostCountry} FROM ${edition} WHERE ${edition.isCurrent})`;
  return and(
    sql`CASE ${askedOf} WHEN 'everybody' THEN true WHEN 'foreign' THEN ${isForeign} ELSE false END`,
    sql`NOT ${registration.category} = ANY(${except})`,
    sql`NOT ${isGiven(part, before)}`,
  );
}

const isGiven = (part: Part, before: Date | undefined): SQL =>
  part === 'photo'
    ? photoIsSettled(before)
    : sql`EXISTS (SELECT 1 FROM ${completedPart} WHERE ${and(
        sql`${completedPart.registrationId} = ${registration.id}`,
        eq(completedPart.part, part),
        before && sql`${completedPart.completedAt} < ${before}`,
      )})`;
