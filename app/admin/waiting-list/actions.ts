'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { RegistrationState } from '@/db/schema';
import type { Refusal } from '@/lib/core/result';
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
  // Whoever was faster has changed what the page shows.
  refresh();
  return { ...(await told(result, typed)), ...(await inWords(result.refusal)) };
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

/** The refusals that mean something of their own here. */
async function inWords({ code, details }: Refusal<RefusalCode>): Promise<Pick<DeskState, 'message'>> {
  const [words, states] = await Promise.all([
    getTranslations('admin.waiting.person'),
    getTranslations('admin.states'),
  ]);
  if (code === 'POOL_FULL') return { message: words('full') };
  if (code !== 'STATE_CHANGED') return {};
  return { message: words('gone', { state: states(details?.state as RegistrationState) }) };
}
