'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { changeInvitation } from '@/lib/invitation/changing';
import { deleteInvitation, endInvitations } from '@/lib/invitation/commands';
import { batchInput, changeInput, oneInput, someInput } from '@/lib/invitation/input';
import { mailInvitations } from '@/lib/invitation/mailing';
import { createInvitations, previewInvitations } from '@/lib/invitation/making';
import { deskEdition } from '../_desk/door';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { CODES, codesAddress } from './codes-address';
import { effectOf, toldOfCodes } from './effect';
import { changedFields, withInstant } from './fields';

/** Makes codes, or, asked for it, only says what making them would take. */
export async function makeCodes(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const asked = withInstant(typed, (await deskEdition()).edition);
  if (typed.intent !== 'make') {
    const shown = await runAction(batchInput, asked, previewInvitations);
    return shown.ok ? effectOf(shown.value, typed) : toldOfCodes(shown, typed);
  }
  const made = await runAction(batchInput, asked, createInvitations);
  if (!made.ok) return toldOfCodes(made, typed);
  redirect(`${codesAddress({ batch: made.value.batchId })}&made`);
}

export async function changeCode(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const [words, { edition }] = await Promise.all([getTranslations('admin.codes'), deskEdition()]);
  const changed = changedFields(typed);
  if (Object.keys(changed).length < 2) return { message: words('unchanged'), typed };
  const result = await runAction(changeInput, withInstant(changed, edition), changeInvitation);
  if (!result.ok) return toldOfCodes(result, typed);
  refresh();
  return { done: words('changed') };
}

/** What the list does with codes: mails or ends some of them, takes one back. */
export async function actOnCodes(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const words = await getTranslations('admin.codes');
  if (typed.act === 'delete') {
    const deleted = await runAction(oneInput, typed, (scope, { id }) => deleteInvitation(scope, id));
    if (!deleted.ok) return told(deleted, typed);
    if (typed.from === 'one') redirect(`${CODES}?deleted`);
    refresh();
    return { done: words('deleted') };
  }
  const some = typed.batchId ? { batchId: typed.batchId } : { ids: [typed.id ?? []].flat() };
  const isMail = typed.act === 'mail';
  const result = await runAction(someInput, some, isMail ? mailInvitations : endInvitations);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: words(isMail ? 'mailed' : 'ended', { count: result.value }) };
}
