'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { changeHints, changeRule } from '@/lib/completion/asking';
import { hintsInput, ruleInput } from '@/lib/completion/input';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { COMPLETION } from '../addresses';

/** Saves how one part is asked for. */
export async function saveRule(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(ruleInput, typed, changeRule);
  if (result.ok) redirect(`${COMPLETION}?saved`);
  return told(result, typed);
}

/** Saves what is said about visas, by country. */
export async function saveHints(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(hintsInput, typed, changeHints);
  if (result.ok) redirect(`${COMPLETION}?saved`);
  return told(result, typed);
}
