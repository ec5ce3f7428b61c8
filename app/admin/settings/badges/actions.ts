'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { lookInput } from '@/lib/badge/input';
import { changeLook } from '@/lib/badge/styling';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { BADGE_LOOK } from '../addresses';

/** Saves what stands on every badge. */
export async function saveLook(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const file = form.get('logo');
  const logo = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
  const result = await runAction(lookInput, { ...typed, logo }, changeLook);
  if (result.ok) redirect(`${BADGE_LOOK}?saved`);
  return told(result, typed);
}
