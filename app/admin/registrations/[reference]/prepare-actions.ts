'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { ok, refuse } from '@/lib/core/result';
import { selectionOf } from '@/lib/dashboard/selection';
import { prepareInput } from '@/lib/review/input';
import { prepare, takeOut } from '@/lib/review/preparing';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { readPicks } from '../decide/picks';
import { recordAddress } from '../list-address';
import { waveAddress } from '../waves/addresses';
import { afterDecision } from './after-decision';

/** Puts a decision about the person who was seen into a wave; beside a list, the next of it opens. */
export async function prepareOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const [seen] = readPicks(typed.pick);
  const raw = {
    waveId: typed.waveId,
    decision: typed.decision,
    reasonCode: typed.decision === 'reject' ? typed.reasonCode || undefined : undefined,
    note: typed.decision === 'reject' ? typed.note : undefined,
  };
  const result = await runAction(prepareInput, raw, async (scope, input) => {
    if (!seen) return refuse('NOT_FOUND');
    const found = await selectionOf(scope, { references: [seen.reference] });
    if (!found.ok) return found;
    const people = found.value.people.map((one) => ({ ...one, ...seen }));
    const done = await prepare(scope, input, people);
    if (!done.ok) return done;
    const [skipped] = done.value.skipped;
    return skipped ? refuse(skipped.code) : ok(seen.reference);
  });
  if (!result.ok) return told(result, typed);
  redirect(await afterDecision(result.value, 'prepare', typed));
}

const onOne = z.object({ reference: z.string().min(1).max(40), back: z.string().max(60).optional() });

/** Takes a prepared decision back; comes back to the record, or to the wave where that was asked from. */
export async function takeOutOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(onOne, typed, async (scope, { reference, back }) => {
    const done = await takeOut(scope, reference);
    return done.ok ? ok({ reference, back }) : done;
  });
  if (!result.ok) return told(result, typed);
  const { reference, back } = result.value;
  redirect(back ? `${waveAddress(back)}?done=removed` : `${recordAddress(reference)}?taken=unprepare`);
}
