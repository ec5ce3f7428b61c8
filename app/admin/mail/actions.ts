'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { clearBounces } from '@/lib/mail/bounces';
import { clearInput } from '@/lib/mail/input';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';

/** An address takes letters again. */
export async function clearAddress(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(clearInput, typed, (scope, { id }) => clearBounces(scope, id));
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.mail.bounces'))('cleared') };
}
