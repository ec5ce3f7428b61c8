'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { requireFactors, resetFactors } from '@/lib/factor/commands';
import { resetInput, ruleInput } from '@/lib/factor/input';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';

export async function saveRule(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(ruleInput, typed, requireFactors);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('factor.rule'))('saved') };
}

/** For somebody who has lost everything that shows a second factor. */
export async function resetMember(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(resetInput, { ...typed, locale: await getLocale() }, resetFactors);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('factor.member'))('done') };
}
