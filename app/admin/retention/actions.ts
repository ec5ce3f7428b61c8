'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { eraseRegistration } from '@/lib/retention/commands';
import { changeRule, putOff } from '@/lib/retention/deciding';
import { liftHold, setHold } from '@/lib/retention/holding';
import { delayInput, eraseInput, holdInput, ruleInput } from '@/lib/retention/input';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';

/** Says how long a class is kept, or puts its destruction off. */
export async function decideOnClass(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const isRule = typed.until === undefined;
  const result = isRule
    ? await runAction(ruleInput, typed, changeRule)
    : await runAction(delayInput, typed, putOff);
  if (!result.ok) return told(result, typed);
  refresh();
  const words = await getTranslations('retention');
  return { done: isRule ? words('rule.saved') : words('delay.saved') };
}

/** Sets a legal hold on a record, or lifts it. */
export async function holdRecord(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const isLift = typed.act === 'lift';
  const result = isLift
    ? await runAction(holdInput, typed, liftHold)
    : await runAction(holdInput, typed, setHold);
  if (!result.ok) return told(result, typed);
  refresh();
  const words = await getTranslations('retention.record.hold');
  return { done: isLift ? words('wasLifted') : words('wasSet') };
}

/** Erases the person of a record for good; what was typed to confirm it is not kept. */
export async function eraseRecord(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(eraseInput, typed, eraseRegistration);
  if (!result.ok) return told(result, typed);
  refresh();
  const words = await getTranslations('retention.record.erase');
  return { done: result.value.erased > 0 ? words('done') : words('before') };
}
