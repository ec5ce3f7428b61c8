'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { headInput } from '@/lib/letter/input';
import { changeHead } from '@/lib/letter/styling';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { LETTER_HEAD } from '../addresses';

/** Saves what stands above and below every letter. */
export async function saveHead(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const pictures = { logo: await bytesOf(form.get('logo')), signature: await bytesOf(form.get('signature')) };
  const result = await runAction(headInput, { ...typed, ...pictures }, changeHead);
  if (result.ok) redirect(`${LETTER_HEAD}?saved`);
  return told(result, typed);
}

const bytesOf = async (file: FormDataEntryValue | null): Promise<Uint8Array | undefined> =>
  file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
