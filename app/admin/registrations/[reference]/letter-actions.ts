'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { issueLetter, revokeLetter } from '@/lib/letter/commands';
import { issueInput, revokeInput } from '@/lib/letter/input';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';

/** Issues a letter, or takes one back; the record is drawn anew, also where somebody else was faster. */
export async function actOnLetter(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const words = await getTranslations('letters.record.done');
  if (typed.kind !== undefined) {
    const issued = await runAction(issueInput, typed, issueLetter);
    refresh();
    return issued.ok ? { done: words('issued', { number: issued.value.number }) } : told(issued, typed);
  }
  const revoked = await runAction(revokeInput, typed, revokeLetter);
  if (!revoked.ok && revoked.refusal.code === 'INVALID_INPUT') return told(revoked, typed);
  refresh();
  if (!revoked.ok) return told(revoked, typed);
  return { done: revoked.value ? words('reissued', { number: revoked.value.number }) : words('revoked') };
}
