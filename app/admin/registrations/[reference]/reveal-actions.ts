'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { reveal } from '@/lib/registration/revealing';
import { revealInput } from '@/lib/vault/input';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';

/** Shows one thing of the vault on the record; what it says stands on the page and never in this answer. */
export async function revealOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(revealInput, typed, reveal);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.record.confidential'))('shown') };
}
