'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { answerClaim, enterClaim, takeClaim } from '@/lib/claim/commands';
import { answerInput, claimRef, enteredClaimInput } from '@/lib/claim/input';
import { eraseAsAsked, eraseAskedInput } from '@/lib/retention/asked';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { REQUESTS, requestAddress } from './addresses';

/** Notes a request that came on paper. */
export async function enterRequest(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const made = await runAction(enteredClaimInput, { words: '', ...typed }, enterClaim);
  if (!made.ok) return told(made, typed);
  redirect(`${requestAddress(made.value)}?entered`);
}

/** Takes a request up. */
export async function takeRequest(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const taken = await runAction(claimRef, typed, takeClaim);
  if (!taken.ok) return told(taken, typed);
  redirect(`${requestAddress(String(typed.id))}?taken`);
}

/** Answers a request; the person gets the words by letter. */
export async function answerRequest(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const answered = await runAction(answerInput, typed, answerClaim);
  if (!answered.ok) return told(answered, typed);
  redirect(`${REQUESTS}?answered`);
}

/** Erases the person who has asked for it. */
export async function eraseAsked(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const erased = await runAction(eraseAskedInput, typed, eraseAsAsked);
  if (!erased.ok) return told(erased, typed);
  redirect(`${REQUESTS}?erased`);
}
