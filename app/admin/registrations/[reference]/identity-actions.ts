'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { correctIdentity } from '@/lib/review/correcting';
import { correctionInput } from '@/lib/review/input';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { recordAddress } from '../list-address';
import { namedOf, toldOfNames } from './typed-names';

/** Corrects names and citizenship, and comes back to the record. */
export async function correctOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(correctionInput, namedOf(typed), correctIdentity);
  if (result.ok) redirect(`${recordAddress(result.value.reference)}?taken=correct`);
  return toldOfNames(await told(result, typed), result.refusal);
}
