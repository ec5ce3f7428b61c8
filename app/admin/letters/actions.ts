'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { ok, refuse } from '@/lib/core/result';
import { registrationFilter } from '@/lib/dashboard/input';
import { selectionOf } from '@/lib/dashboard/selection';
import { askLetters, stopLetters } from '@/lib/letter/batches';
import { batchRef, manyInput } from '@/lib/letter/input';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { letterBatchAddress } from './addresses';

/** Asks for letters to those whom the filter matches now. */
export async function askForLetters(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(manyInput, typed, async (scope, input) => {
    const filter = registrationFilter.safeParse(
      Object.fromEntries(new URLSearchParams(String(typed.filter))),
    );
    // A filter that makes no sense must not mean everybody.
    if (!filter.success) return refuse('NOT_FOUND');
    const found = await selectionOf(scope, { filter: filter.data });
    if (!found.ok) return found;
    const people = found.value.people.map(({ id }) => id);
    const asked = await askLetters(scope, input, people);
    return asked.ok ? ok(letterBatchAddress(asked.value)) : asked;
  });
  if (result.ok) redirect(result.value);
  return told(result, typed);
}

/** Stops a batch; what is issued stays issued. */
export async function stopLetterBatch(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(batchRef, typed, stopLetters);
  if (!result.ok) return told(result, typed);
  refresh();
  return {};
}
