'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { addChoice, changeChoice, deleteChoice, type ListedChoice } from '@/lib/edition/choices';
import { type ChoiceKind, changedChoiceInput, choiceRef, newChoiceInput } from '@/lib/edition/input';
import { inLanguage } from '@/lib/edition/rules';
import { LOCALES } from '@/messages/locales';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { CHOICES } from '../addresses';
import { readSeen } from '../sections';

export async function addOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(newChoiceInput, choiceIn(typed), addChoice);
  if (result.ok) redirect(`${listOf(typed)}?added`);
  return told(result, typed);
}

export async function changeOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const input = { ...choiceIn(typed), seen: readSeen(typed.seen) };
  const result = await runAction(changedChoiceInput, input, changeChoice);
  if (result.ok) redirect(`${listOf(typed)}?saved`);
  refresh();
  const answer = await told(result, typed);
  if (result.refusal.code !== 'SETTINGS_CHANGED') return answer;
  const [words, locale] = await Promise.all([getTranslations('admin.settings.choices'), getLocale()]);
  const { name, isOpen } = (result.refusal.details as { now: Pick<ListedChoice, 'name' | 'isOpen'> }).now;
  return { ...answer, message: words('stale', { name: inLanguage(name, locale), isOpen: `${isOpen}` }) };
}

export async function deleteOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(choiceRef, typed, deleteChoice);
  if (result.ok) redirect(`${listOf(typed)}?deleted`);
  refresh();
  if (result.refusal.code !== 'CHOICE_IN_USE') return told(result, typed);
  const words = await getTranslations('admin.settings.choices');
  return { message: words('inUse', result.refusal.details as Record<string, number>) };
}

type Typed = ReturnType<typeof typedOf>;

/** A track has no letter; an empty one of a category is a fault of its field. */
const choiceIn = (typed: Typed) => ({
  kind: typed.kind,
  key: typed.key,
  name: Object.fromEntries(LOCALES.map((locale) => [locale, typed[`name.${locale}`] ?? ''])),
  isOpen: typed.isOpen,
  ...('letter' in typed && { letter: typed.letter }),
});

const listOf = ({ kind }: Typed): string => CHOICES[kind as ChoiceKind];
