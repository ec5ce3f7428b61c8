import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { destruction, edition, legalHold, registration, retentionDelay, retentionRule } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { partsOf } from './destroying';
import { PERSONAL_DATA } from './map';
import { mayEraseData } from './policy';
import { DEFAULT_DAYS, endOf, RETAINED_CLASSES, type RetainedClass } from './rules';

export type Delay = typeof retentionDelay.$inferSelect;
/** When a class goes: by the rule, and where somebody has put it off, at the later moment. */
export type Plan = { class: RetainedClass; days: number; dueAt: Date; delay: Delay | undefined };

export async function plansOf({ db }: Pick<Scope, 'db'>, of: Edition): Promise<Plan[]> {
  const [rules, delays] = await Promise.all([
    db.select().from(retentionRule).where(eq(retentionRule.editionId, of.id)),
    db
      .selectDistinctOn([retentionDelay.class])
      .from(retentionDelay)
      .where(eq(retentionDelay.editionId, of.id))
      .orderBy(retentionDelay.class, desc(retentionDelay.delayedAt), desc(retentionDelay.id)),
  ]);
  return RETAINED_CLASSES.map((its) => {
    const days = rules.find((one) => one.class === its)?.days ?? DEFAULT_DAYS[its];
    const byRule = after(endOf(of), days * DAY_MS);
    const delay = delays.find((one) => one.class === its);
    return { class: its, days, dueAt: delay && delay.until > byRule ? delay.until : byRule, delay };
  });
}

/** Whoever may be forgotten: not erased yet, and under no legal hold. */
export const nobodyHolds = (editionId: string) => sql`(SELECT its.id FROM ${registration} AS its
  WHERE its.edition_id = ${editionId} AND its.erased_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM ${legalHold} WHERE registration_id = its.id AND lifted_at IS NULL))`;

/** How many records of a class there are, of those that nobody holds. */
export async function countLeft(
  { db }: Pick<Scope, 'db'>,
  editionId: string,
  its: RetainedClass,
  { most }: { most?: number } = {},
): Promise<number> {
  let left = 0;
  for (const entry of PERSONAL_DATA) {
    for (const { table, where } of partsOf(entry, nobodyHolds(editionId), [its])) {
      const { rows } = await db.execute<{ rows: number }>(
        sql`SELECT count(*)::int AS rows FROM (SELECT 1 FROM ${table} WHERE ${where} ${most ? sql`LIMIT ${most}` : sql``}) AS one`,
      );
      left += rows[0]?.rows ?? 0;
      if (most && left >= most) return left;
    }
  }
  return left;
}

export type Planned = Plan & { left: number };
export type Calendar = {
  edition: Edition;
  plans: Planned[];
  held: { reference: string; hold: typeof legalHold.$inferSelect }[];
  done: (typeof destruction.$inferSelect)[];
};

/** When which class goes and how much of it there is, whom nothing is destroyed of, and what has been destroyed. */
export async function retentionCalendar(scope: Scope): Promise<Result<Calendar, 'NOT_ALLOWED'>> {
  if (!mayEraseData(scope.actor)) return refuse('NOT_ALLOWED');
  const current = await currentEdition(scope);
  const plans: Planned[] = [];
  for (const plan of await plansOf(scope, current)) {
    plans.push({ ...plan, left: await countLeft(scope, current.id, plan.class) });
  }
  const held = await scope.db
    .select({ reference: registration.reference, hold: legalHold })
    .from(legalHold)
    .innerJoin(registration, eq(registration.id, legalHold.registrationId))
    .where(and(eq(registration.editionId, current.id), sql`lifted_at IS NULL`))
    .orderBy(desc(legalHold.setAt));
  const done = await scope.db
    .select()
    .from(destruction)
    .orderBy(desc(destruction.startedAt), desc(destruction.id));
  return ok({ edition: current, plans: plans.sort((one, other) => +one.dueAt - +other.dueAt), held, done });
}

/** Every destruction there was, of all editions, the oldest first. */
export async function retentionLog(
  scope: Scope,
): Promise<Result<(typeof destruction.$inferSelect)[], 'NOT_ALLOWED'>> {
  if (!mayEraseData(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(await scope.db.select().from(destruction).orderBy(destruction.startedAt, destruction.id));
}

const WEEK_MS = 7 * DAY_MS;

/** What goes within a week, or is overdue, and how much of it; nothing for who has no say in it. */
export async function weekAhead(scope: Scope): Promise<Planned[]> {
  if (!mayEraseData(scope.actor)) return [];
  const current = await currentEdition(scope);
  const soon = (await plansOf(scope, current)).filter(({ dueAt }) => dueAt <= after(scope.now, WEEK_MS));
  const counted = await Promise.all(
    soon.map(async (plan) => ({ ...plan, left: await countLeft(scope, current.id, plan.class) })),
  );
  return counted.filter(({ left }) => left > 0);
}

/** Editions whose last day is over. */
export async function editionsOver({ db, now }: Pick<Scope, 'db' | 'now'>): Promise<Edition[]> {
  const all = await db.select().from(edition);
  return all.filter((one) => endOf(one) <= now);
}

/** One destruction, for its record. */
export async function destructionOf(
  scope: Scope,
  id: string,
): Promise<Result<{ edition: Edition; done: typeof destruction.$inferSelect }, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayEraseData(scope.actor)) return refuse('NOT_ALLOWED');
  const [found] = await scope.db
    .select({ edition, done: destruction })
    .from(destruction)
    .innerJoin(edition, eq(edition.id, destruction.editionId))
    .where(inArray(destruction.id, [id]));
  return found ? ok(found) : refuse('NOT_FOUND');
}
