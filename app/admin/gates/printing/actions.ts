'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { moveInput, orderRef, settleInput } from '@/lib/station/input';
import { cancelOrder, moveOrder, repeatOrder } from '@/lib/station/queue';
import { settleOrder } from '@/lib/station/settling';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';

type Done = 'move' | 'cancel' | 'repeat' | 'came_out' | 'missing';

/** One action for all that is done to an order, so that its answer stands in one place and outlives the row. */
export async function actOnOrder(_: DeskState, form: FormData): Promise<DeskState> {
  const { act, outcome } = typedOf(form);
  switch (act) {
    case 'move':
      return done(form, moveInput, moveOrder, 'move');
    case 'repeat':
      return done(form, orderRef, (scope, { id }) => repeatOrder(scope, id), 'repeat');
    case 'settle':
      return done(form, settleInput, settleOrder, outcome === 'came_out' ? 'came_out' : 'missing');
    default:
      return done(form, orderRef, (scope, { id }) => cancelOrder(scope, id), 'cancel');
  }
}

async function done<S extends z.ZodType>(
  form: FormData,
  input: S,
  run: (scope: Scope, value: z.output<S>) => Promise<Result<void, RefusalCode>>,
  what: Done,
): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(input, typed, run);
  refresh();
  return result.ok ? { done: (await getTranslations('gates.printing.told'))(what) } : told(result, typed);
}
