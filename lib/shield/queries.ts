import { and, count, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { edition, registration, shieldSpell } from '@/db/schema';
import { after, DAY_MS, MINUTE_MS } from '@/lib/core/clock';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayWatchShield } from './policy';
import { isUp, type Rate, SPAN_MINUTES, USUAL_DAYS } from './rules';

const KNOWN_MS = 2000;
const known = new WeakMap<object, { isUp: boolean; until: number }>();

/** Whether applications need a proof of work, as it was two seconds ago at most: every application asks. */
export async function isShieldUp({ db }: Pick<Scope, 'db'>): Promise<boolean> {
  const last = known.get(db);
  if (last && last.until > performance.now()) return last.isUp;
  const [found] = await db
    .select({ mode: edition.shield, raisedAt: shieldSpell.raisedAt })
    .from(edition)
    .leftJoin(shieldSpell, and(eq(shieldSpell.editionId, edition.id), isNull(shieldSpell.loweredAt)))
    .where(eq(edition.isCurrent, true));
  const answer = found !== undefined && isUp(found.mode, found.raisedAt !== null);
  known.set(db, { isUp: answer, until: performance.now() + KNOWN_MS });
  return answer;
}

/** How many unconfirmed applications came lately, and how many come in such a time usually. */
export async function rateOf({ db, now }: Pick<Scope, 'db' | 'now'>, editionId: string): Promise<Rate> {
  const lately = after(now, -SPAN_MINUTES * MINUTE_MS);
  const since = after(now, -USUAL_DAYS * DAY_MS);
  const unconfirmed = and(eq(registration.editionId, editionId), isNull(registration.emailConfirmedAt));
  const [last] = await db
    .select({ count: count() })
    .from(registration)
    .where(and(unconfirmed, gte(registration.submittedAt, lately)));
  const [before] = await db
    .select({ count: count() })
    .from(registration)
    .where(
      and(
        eq(registration.editionId, editionId),
        gte(registration.submittedAt, since),
        lt(registration.submittedAt, lately),
      ),
    );
  const spans = (USUAL_DAYS * DAY_MS) / (SPAN_MINUTES * MINUTE_MS);
  return { lately: last?.count ?? 0, usual: Math.ceil((before?.count ?? 0) / spans) };
}

export type ShieldStanding = {
  /** Absent where the setting alone keeps it up. */
  raised?: Rate & { at: Date };
  /** Applications that have come since, each with its proof. */
  since: number;
};

/** What organisers are told while the shield is up; null while it is not. */
export async function shieldStanding(scope: Scope): Promise<Result<ShieldStanding | null, 'NOT_ALLOWED'>> {
  if (!mayWatchShield(scope.actor)) return refuse('NOT_ALLOWED');
  const [found] = await scope.db
    .select({
      mode: edition.shield,
      at: shieldSpell.raisedAt,
      lately: shieldSpell.lately,
      usual: shieldSpell.usual,
      since: sql<number>`(SELECT count(*)::int FROM ${registration}
        WHERE ${registration.editionId} = ${edition.id} AND ${registration.submittedAt} >= ${shieldSpell.raisedAt})`,
    })
    .from(edition)
    .leftJoin(shieldSpell, and(eq(shieldSpell.editionId, edition.id), isNull(shieldSpell.loweredAt)))
    .where(eq(edition.isCurrent, true));
  if (!found || !isUp(found.mode, found.at !== null)) return ok(null);
  const { at, lately, usual, since } = found;
  return ok({
    ...(at !== null && { raised: { at, lately: lately ?? 0, usual: usual ?? 0 } }),
    since: since ?? 0,
  });
}
