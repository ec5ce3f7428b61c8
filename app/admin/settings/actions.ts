'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { settingsInput } from '@/lib/edition/input';
import { changeSettings } from '@/lib/waitlist/settings';
import { deskEdition } from '../_desk/door';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { changedSettings } from './fields';

export async function saveSettings(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const changed = changedSettings(typed, edition.timeZone);
  const words = await getTranslations('admin.settings');
  if (Object.keys(changed).length === 0) return { message: words('unchanged'), typed };
  const result = await runAction(settingsInput, changed, (scope, input) =>
    changeSettings(scope, edition.id, input),
  );
  if (result.ok) redirect('/admin/settings?saved');
  const answer = await told(result, typed);
  const setting = result.refusal.details?.setting;
  if (typeof setting !== 'string') return answer;
  const key = `contradiction.${setting}` as 'contradiction.endsOn';
  return { ...answer, faults: { [setting]: words.has(key) ? words(key) : (answer.message ?? '') } };
}

/** From when seats are held, after its preview; to ask twice for the same changes nothing. */
export async function saveHeldFrom(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(settingsInput, { seatsHeldFrom: typed.seatsHeldFrom }, (scope, input) =>
    changeSettings(scope, edition.id, input),
  );
  if (result.ok) redirect('/admin/settings?saved');
  return told(result, typed);
}
