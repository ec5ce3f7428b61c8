'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { selectionOf } from '@/lib/dashboard/selection';
import { askBulk, type Selected } from '@/lib/review/bulk';
import { bulkAskInput, prepareInput } from '@/lib/review/input';
import { prepare } from '@/lib/review/preparing';
import { told } from '../../_desk/told';
import { bulkAddress } from '../list-address';
import { preparedAddress } from '../waves/addresses';
import type { BulkState } from './bulk-state';
import { filterIn, type Pick, readPicks } from './picks';

/**
 * Asks for one decision on everybody who was shown, now or in a wave; each is decided on the state in which it was seen.
 */
export async function decideSelected(_: BulkState, form: FormData): Promise<BulkState> {
  const typed = typedOf(form);
  const raw = {
    id: typed.id,
    decision: typed.decision,
    reasonCode: typed.reasonCode || undefined,
    note: typed.note,
  };
  const waveId = typed.waveId || undefined;
  const result = await (waveId === undefined
    ? runAction(bulkAskInput, raw, async (scope, input) => {
        const selected = await chosen(scope, typed);
        const asked = selected.ok ? await askBulk(scope, input, selected.value) : selected;
        return asked.ok ? ok(bulkAddress(asked.value)) : asked;
      })
    : runAction(prepareInput, { ...raw, waveId }, async (scope, input) => {
        const selected = await chosen(scope, typed);
        const done = selected.ok ? await prepare(scope, input, selected.value) : selected;
        return done.ok ? ok(preparedAddress(input.waveId, done.value)) : done;
      }));
  if (result.ok) redirect(result.value);
  if (result.refusal.code === 'SELECTION_CHANGED') refresh();
  const { message, faults } = await told(result, typed);
  return {
    message,
    faults,
    typed: {
      reasonCode: String(typed.reasonCode ?? ''),
      note: String(typed.note ?? ''),
      waveId: String(typed.waveId ?? ''),
    },
  };
}

const chosen = (scope: Scope, typed: ReturnType<typeof typedOf>) =>
  typed.all === undefined ? picked(scope, readPicks(typed.pick)) : filtered(scope, typed.back, typed.digest);

/** Those who were ticked, in the states in which they were. */
async function picked(scope: Scope, picks: readonly Pick[]): Promise<Result<Selected[], 'NOT_ALLOWED'>> {
  const seen = new Map(picks.map((pick) => [pick.reference, pick]));
  const found = await selectionOf(scope, { references: [...seen.keys()] });
  if (!found.ok) return found;
  return ok(found.value.people.map((one) => ({ ...one, ...seen.get(one.reference) })));
}

/** Everybody whom the filter matches, if they are the same in the same states as when they were shown. */
async function filtered(
  scope: Scope,
  back: unknown,
  digest: unknown,
): Promise<Result<Selected[], 'NOT_ALLOWED' | 'NOT_FOUND' | 'SELECTION_CHANGED'>> {
  const filter = filterIn(back);
  if (!filter) return refuse('NOT_FOUND');
  const found = await selectionOf(scope, { filter });
  if (!found.ok) return found;
  return found.value.digest === digest ? ok(found.value.people) : refuse('SELECTION_CHANGED');
}
