'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { changeTicket } from '@/lib/badge/commands';
import { ticketInput } from '@/lib/badge/input';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';

/** Issues a ticket again or revokes it; the record is drawn anew, also where somebody else was faster. */
export async function changeOneTicket(_: DeskState, form: FormData): Promise<DeskState> {
  const { reference, ...typed } = typedOf(form);
  const result = await runAction(ticketInput, typed, (scope, input) =>
    changeTicket(scope, String(reference), input),
  );
  if (!result.ok && result.refusal.code === 'INVALID_INPUT') return told(result, typed);
  refresh();
  if (!result.ok) return told(result, typed);
  const words = await getTranslations('admin.record.badge.done');
  return { done: words(typed.action === 'revoke' ? 'revoke' : 'reissue') };
}
