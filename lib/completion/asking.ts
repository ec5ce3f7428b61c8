import { eq } from 'drizzle-orm';
import { partRule, visaHint } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';
import type { HintsInput, RuleInput } from './input';
import { partRulesOf, visaHintsOf } from './queries';
import type { PartRules } from './rules';

type AskRefusal = 'NOT_ALLOWED' | 'INVALID_INPUT';

/** Changes of whom a part is asked, until when, and whether it keeps badges from being printed; from now on, and for everybody. */
export function changeRule(scope: Scope, { part, ...rule }: RuleInput): Promise<Result<void, AskRefusal>> {
  return inTransaction<void, AskRefusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const { id: editionId } = await currentEdition(tx);
    const known = new Set((await categoriesOf(tx, editionId)).map(({ code }) => code));
    const faults = [
      rule.exceptCategories.some((code) => !known.has(code)) && {
        path: 'exceptCategories',
        code: 'category_codes',
      },
      Object.keys(rule.dueDaysBy).some((code) => !known.has(code)) && {
        path: 'dueDaysBy',
        code: 'category_days',
      },
    ].filter((fault) => fault !== false);
    if (faults.length > 0) return invalid(faults);
    const before = (await partRulesOf(tx, editionId))[part];
    await tx.db
      .insert(partRule)
      .values({ editionId, part, ...rule })
      .onConflictDoUpdate({ target: [partRule.editionId, partRule.part], set: rule });
    await record(tx, {
      action: 'part_rule.changed',
      subject: `edition:${editionId}`,
      before: { kind: part, ...before },
      after: { kind: part, ...rule },
    });
    return ok(undefined);
  });
}

/** Changes what is said to citizens of a country about the visa. */
export function changeHints(scope: Scope, hints: HintsInput): Promise<Result<void, AskRefusal>> {
  return inTransaction<void, AskRefusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const { id: editionId } = await currentEdition(tx);
    const rows = Object.entries(hints).flatMap(([need, countries]) =>
      countries.map((country) => ({ editionId, country, need: need as keyof HintsInput })),
    );
    await tx.db.delete(visaHint).where(eq(visaHint.editionId, editionId));
    if (rows.length > 0) await tx.db.insert(visaHint).values(rows);
    await record(tx, {
      action: 'part_rule.changed',
      subject: `edition:${editionId}`,
      after: { kind: 'hints', countries: rows.length },
    });
    return ok(undefined);
  });
}

/** How the current edition asks, for who may change it. */
export async function currentRules(
  scope: Scope,
): Promise<Result<{ rules: PartRules; hints: Awaited<ReturnType<typeof visaHintsOf>> }, 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  return ok({ rules: await partRulesOf(scope, id), hints: await visaHintsOf(scope, id) });
}
