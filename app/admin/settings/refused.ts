import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/app/_server/action';
import type { Refusal } from '@/lib/core/result';
import { settingsOf } from '@/lib/edition/rules';
import { changeWords } from '../_desk/change-words';
import { deskEdition } from '../_desk/door';
import type { DeskState } from '../_desk/form-state';
import { NAMES, SECTIONS, type Section } from './sections';

type Refused = { refusal: Refusal };

/** Sentences at the fields for what only the settings can refuse: what contradicts, and what a colleague has changed. */
export async function faultsOf(
  { refusal: { code, details } }: Refused,
  answer: DeskState,
  section: Section,
): Promise<Pick<DeskState, 'message' | 'faults'>> {
  const words = await getTranslations('admin.settings');
  if (code === 'SETTINGS_CONTRADICT') {
    const { setting, because = '' } = details as { setting: string; because?: string };
    const reason = because === 'past' ? 'Past' : because.charAt(0).toUpperCase() + because.slice(1);
    const key = `contradiction.${setting}${reason}` as 'contradiction.endsOn';
    return {
      message: answer.message,
      faults: { [setting]: words.has(key) ? words(key) : (answer.message ?? '') },
    };
  }
  if (code !== 'SETTINGS_CHANGED') return answer;
  const stale = (details?.settings ?? []) as string[];
  const [fieldsOf, { edition }] = await Promise.all([changeWords(), deskEdition()]);
  const present: Record<string, unknown> = settingsOf(edition);
  const faults = Object.fromEntries(
    stale
      .filter((key) => (SECTIONS[section] as readonly string[]).includes(key))
      .flatMap((key) =>
        fieldsOf({}, { [key]: present[key] ?? '–' }).map((field) => [
          NAMES.includes(key) ? field.key : key,
          words('stale.field', { now: field.after }),
        ]),
      ),
  );
  const isZone = stale.includes('timeZone') && section !== 'forum';
  return { message: isZone ? words('stale.zone') : answer.message, faults };
}

/**
 * What is given back to the form: all of it, but where a colleague was first only what the person has changed. The rest takes
 * on what the colleague made of it, so that a second press does not undo it unseen.
 */
export function settled({ refusal: { code } }: Refused, typed: FormState['typed']): FormState['typed'] {
  if (code !== 'SETTINGS_CHANGED' || !typed) return typed;
  return Object.fromEntries(
    Object.entries(typed).filter(([key, value]) => !(`was-${key}` in typed) || value !== typed[`was-${key}`]),
  );
}
