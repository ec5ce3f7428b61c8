'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { askBatch, stopBatch } from '@/lib/badge/batches';
import { batchInput, batchRef } from '@/lib/badge/input';
import { ok, refuse } from '@/lib/core/result';
import { registrationFilter } from '@/lib/dashboard/input';
import { selectionOf } from '@/lib/dashboard/selection';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { batchAddress } from './addresses';

/** Asks for the badges of those whom the filter matches now. */
export async function askForBatch(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(batchInput, typed, async (scope, input) => {
    const filter = registrationFilter.safeParse(
      Object.fromEntries(new URLSearchParams(String(typed.filter))),
    );
    // A filter that makes no sense must not mean everybody.
    if (!filter.success) return refuse('NOT_FOUND');
    const found = await selectionOf(scope, { filter: filter.data });
    if (!found.ok) return found;
    const asked = await askBatch(
      scope,
      input,
      found.value.people.map(({ id }) => id),
    );
    return asked.ok ? ok(batchAddress(asked.value)) : asked;
  });
  if (result.ok) redirect(result.value);
  return told(result, typed);
}

/** Stops a batch; what is set already stays in its file. */
export async function stopOneBatch(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(batchRef, typed, stopBatch);
  if (!result.ok) return told(result, typed);
  refresh();
  return {};
}
