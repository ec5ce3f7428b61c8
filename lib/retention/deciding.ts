import { retentionDelay, retentionRule } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { after, DAY_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { invalid } from '@/lib/core/input';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { instantAt } from '@/lib/edition/rules';
import { lockSeats } from '@/lib/pool/book';
import { plansOf } from './calendar';
import type { DelayInput, RuleInput } from './input';
import { mayEraseData } from './policy';
import { MOST_DELAY_DAYS } from './rules';

type DecideRefusal = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'INVALID_INPUT';

const refusalOf = (tx: TxScope) => {
  if (!mayEraseData(tx.actor)) return refuse('NOT_ALLOWED');
  return hasFreshProof(tx) ? undefined : refuse('FRESH_PROOF_NEEDED');
};

/**
 * Says how many days after its end an edition keeps a class of data. What says who somebody is goes last: no other class is kept
 * longer.
 */
export function changeRule(
  scope: Scope,
  { class: its, days }: RuleInput,
): Promise<Result<void, DecideRefusal>> {
  return inTransaction<void, DecideRefusal>(scope, async (tx) => {
    const refusal = refusalOf(tx);
    if (refusal) return refusal;
    const { edition } = await lockSeats(tx);
    const plans = await plansOf(tx, edition);
    const before = plans.find((one) => one.class === its)?.days;
    if (before === days) return ok(undefined);
    const others = plans.filter((one) => one.class !== its);
    const last = others.find((one) => one.class === 'identity')?.days ?? 0;
    const isOutOfOrder = its === 'identity' ? others.some((one) => one.days > days) : days > last;
    if (isOutOfOrder) return invalid([{ path: 'days', code: 'longer_than_identity' }]);
    const changed = { days, changedBy: actorKey(tx.actor), changedAt: tx.now };
    await tx.db
      .insert(retentionRule)
      .values({ editionId: edition.id, class: its, ...changed })
      .onConflictDoUpdate({ target: [retentionRule.editionId, retentionRule.class], set: changed });
    await record(tx, {
      action: 'retention.rule_changed',
      subject: `edition:${edition.id}`,
      before: { class: its, days: before },
      after: { class: its, days },
    });
    return ok(undefined);
  });
}

/** Puts the destruction of a class off to the end of a day, for a reason: later than now, and not beyond the limit. */
export function putOff(
  scope: Scope,
  { class: its, until, reason }: DelayInput,
): Promise<Result<void, DecideRefusal>> {
  return inTransaction<void, DecideRefusal>(scope, async (tx) => {
    const refusal = refusalOf(tx);
    if (refusal) return refusal;
    const { edition } = await lockSeats(tx);
    const plan = (await plansOf(tx, edition)).find((one) => one.class === its);
    const at = instantAt(`${until}T00:00`, edition.timeZone);
    if (!plan || !at) return invalid([{ path: 'until', code: 'invalid' }]);
    const due = after(at, DAY_MS);
    const latest = after(plan.dueAt > tx.now ? plan.dueAt : tx.now, MOST_DELAY_DAYS * DAY_MS);
    if (due <= plan.dueAt || due <= tx.now) return invalid([{ path: 'until', code: 'not_later' }]);
    if (due > latest) return invalid([{ path: 'until', code: 'too_late' }]);
    const id = newId();
    await tx.db.insert(retentionDelay).values({
      id,
      editionId: edition.id,
      class: its,
      until: due,
      reason,
      delayedBy: actorKey(tx.actor),
      delayedAt: tx.now,
    });
    await record(tx, {
      action: 'retention.delayed',
      subject: `edition:${edition.id}`,
      before: { class: its, dueAt: plan.dueAt.toISOString() },
      after: { class: its, dueAt: due.toISOString() },
      personal: { reason },
    });
    return ok(undefined);
  });
}
