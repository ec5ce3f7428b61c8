'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { dissolveParty, formParty, moveInLine, prioritise, promoteByHand } from '@/lib/waitlist/arranging';
import { partyInput, placeInput, priorityInput, promotionInput } from '@/lib/waitlist/input';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { LINE, personAddress } from './line-address';

/** Changes one person's place, or gives the seat; comes back to the person, or says why not. */
export async function arrange(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const act = String(typed.form);
  const result = await carryOut(act, typed);
  if (result.ok) redirect(`${personAddress(String(typed.reference))}?done=${act}`);
  const { code } = result.refusal;
  // Who has left the list has no forms any more that could show an answer: the page itself says it.
  if (code === 'STATE_CHANGED') redirect(`${personAddress(String(typed.reference))}?done=gone`);
  refresh();
  const answer = await told(result, typed);
  return code === 'POOL_FULL'
    ? { ...answer, message: (await getTranslations('admin.waiting.person'))('full') }
    : answer;
}

function carryOut(act: string, typed: ReturnType<typeof typedOf>) {
  switch (act) {
    case 'prioritise':
      return runAction(priorityInput, typed, prioritise);
    case 'move':
      return runAction(placeInput, typed, moveInLine);
    case 'dissolve':
      return runAction(placeInput.pick({ reference: true }), typed, dissolveParty);
    default:
      return runAction(promotionInput, { ...typed, overbook: act === 'overbook' }, promoteByHand);
  }
}

/** Makes a party of those who were ticked. */
export async function makeParty(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const references = [typed.pick ?? []].flat();
  const result = await runAction(partyInput, { references }, formParty);
  if (result.ok) redirect(`${LINE}?done=party`);
  const answer = await told(result, typed);
  return result.refusal.code === 'STATE_CHANGED'
    ? { ...answer, message: (await getTranslations('admin.waiting'))('partyGone') }
    : answer;
}
