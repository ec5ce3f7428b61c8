'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { ok, type Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { pickedRegistrations } from '@/lib/dashboard/queries';
import { type BulkOutcome, decideMany } from '@/lib/review/commands';
import { type BulkDecisionInput, bulkDecisionInput } from '@/lib/review/input';
import { told } from '../../_desk/told';
import type { BulkState } from './bulk-state';
import { type Pick, readPicks, seenAlike } from './picks';

/** Takes one decision on everybody who was ticked; each is decided on the state in which it was seen. */
export async function decideSelected(_: BulkState, form: FormData): Promise<BulkState> {
  const typed = typedOf(form);
  const picks = readPicks(typed.pick);
  const raw = {
    decision: typed.decision,
    reasonCode: typed.reasonCode || undefined,
    note: typed.note,
    references: picks.map(({ reference }) => reference),
  };
  const result = await runAction(bulkDecisionInput, raw, (scope, input) => decideEach(scope, input, picks));
  if (!result.ok) {
    const { message, faults } = await told(result, typed);
    return {
      message,
      faults,
      typed: { reasonCode: String(typed.reasonCode), note: String(typed.note ?? '') },
    };
  }
  const [words, refusals] = await Promise.all([
    getTranslations('admin.bulk.outcome'),
    getTranslations('refusals'),
  ]);
  const { done, waits, skipped } = result.value;
  refresh();
  return {
    outcome: {
      doneTitle: words(`${result.value.decision}`, { count: done.length }),
      waitsTitle: words('waits', { count: waits.length }),
      skippedTitle: words('skipped', { count: skipped.length }),
      done,
      waits,
      skipped: skipped.map(({ reference, code }) => ({ reference, why: refusals(code) })),
    },
  };
}

type Decided = BulkOutcome & { decision: 'approve' | 'reject'; waits: string[] };

async function decideEach(
  scope: Scope,
  input: BulkDecisionInput,
  picks: readonly Pick[],
): Promise<Result<Decided, 'NOT_ALLOWED'>> {
  const all: Decided = {
    done: [],
    waits: [],
    skipped: [],
    decision: input.decision === 'reject' ? 'reject' : 'approve',
  };
  for (const seen of seenAlike(picks)) {
    const some = await decideMany(scope, { ...input, ...seen });
    if (!some.ok) return some;
    all.done.push(...some.value.done);
    all.skipped.push(...some.value.skipped);
  }
  return all.decision === 'approve' ? ok(await apart(scope, all)) : ok(all);
}

/** Those with a ticket apart from those whom an approval found no seat. */
async function apart(scope: Scope, all: Decided): Promise<Decided> {
  const now = await pickedRegistrations(scope, all.done);
  const waiting = new Set(
    now.ok ? now.value.filter(({ state }) => state === 'waitlisted').map(({ reference }) => reference) : [],
  );
  const waits = all.done.filter((reference) => waiting.has(reference));
  return { ...all, waits, done: all.done.filter((reference) => !waiting.has(reference)) };
}
