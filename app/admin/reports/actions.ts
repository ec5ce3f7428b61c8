'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { addressReports } from '@/lib/report/commands';
import { recipientsInput } from '@/lib/report/input';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { REPORTS } from './address';

/** Who gets the reports from the next one on. */
export async function saveRecipients(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(
    recipientsInput,
    { emails: typed.emails, locale: typed.locale },
    addressReports,
  );
  if (result.ok) redirect(`${REPORTS}?saved`);
  return told(result, typed);
}
