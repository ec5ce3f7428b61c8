'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { substituteInput } from '@/lib/identity/input';
import { substitute } from '@/lib/identity/substituting';
import type { DeskState } from '../../../_desk/form-state';
import { told } from '../../../_desk/told';
import { recordAddress } from '../../list-address';
import { whatIsFull } from '../full-pool';
import { namedOf, toldOfNames } from '../typed-names';

/** Puts the person in the place, and goes to the new record; refused, it keeps everything that was typed. */
export async function substituteOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(substituteInput, namedOf(typed), substitute);
  if (result.ok) redirect(`${recordAddress(result.value.reference)}?taken=substitute`);
  if (result.refusal.code === 'STATE_CHANGED') refresh();
  const answer = toldOfNames(await told(result, typed), result.refusal);
  const pool = result.refusal.details?.pool;
  return typeof pool === 'string' ? { ...answer, message: await whatIsFull(pool) } : answer;
}
