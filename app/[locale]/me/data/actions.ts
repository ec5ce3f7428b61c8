'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import type { DeskState } from '@/app/admin/_desk/form-state';
import { told } from '@/app/admin/_desk/told';
import { makeClaim, takeClaimBack } from '@/lib/claim/commands';
import { claimInput, claimRef } from '@/lib/claim/input';
import { toLocale } from '@/messages/locales';

/** Sends a request about the own data; whose it is, is asked under the lock. */
export async function askOwn(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const input = { words: '', ...typed };
  const made = await runAction(claimInput, input, makeClaim);
  if (!made.ok) return told(made, typed);
  redirect(`/${toLocale(String(typed.locale))}/me/data?sent=1#requests`);
}

/** The person no longer asks for it. */
export async function takeBackOwn(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const gone = await runAction(claimRef, typed, takeClaimBack);
  if (!gone.ok) return told(gone, typed);
  redirect(`/${toLocale(String(typed.locale))}/me/data?back=1#requests`);
}
