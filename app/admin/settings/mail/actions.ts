'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { ok, type Refusal, type Result } from '@/lib/core/result';
import { earlierInput, type WordingInput, wordingInput } from '@/lib/mail/input';
import {
  builtIn,
  changeWording,
  foreseeLetter,
  type LocalFault,
  restoreWording,
  type Written,
} from '@/lib/mail/rewording';
import type { Letter } from '@/lib/mail/rules';
import { LOCALES, type Locale } from '@/messages/locales';
import { deskEdition } from '../../_desk/door';
import type { DeskState, ShownText } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { MAIL_WORDS } from '../addresses';

/** Saves the words of a letter in all its languages, or checks them and shows the letters. */
export async function saveWording(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const partOf = (field: string) => String(typed[field] ?? '');
  const written = Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      { subject: partOf(`${locale}.subject`), body: partOf(`${locale}.body`) },
    ]),
  );
  const input = { kind: typed.kind, written, seen: typed.seen };
  if (typed.step === 'check') {
    const checked = await runAction(wordingInput, input, async (scope, asked) =>
      allLetters((locale) =>
        foreseeLetter(scope, edition, { kind: asked.kind, locale, ...asked.written[locale] }),
      ),
    );
    if (!checked.ok) return faulty(checked, typed);
    return { shown: await shownLetters(checked.value), typed };
  }
  const result = await runAction(wordingInput, input, (scope, asked) =>
    changeWording(scope, edition.id, asked),
  );
  if (result.ok) redirect(`${MAIL_WORDS}?saved`);
  refresh();
  const answer = await faulty(result, typed);
  if (result.refusal.code !== 'SETTINGS_CHANGED') return answer;
  const words = await getTranslations('admin.settings');
  const now = result.refusal.details?.now as Written;
  const kind = typed.kind as WordingInput['kind'];
  return {
    ...answer,
    message: words('mail.stale'),
    shown: LOCALES.map((locale) => {
      const { subject, body } = now[locale] ?? builtIn(kind, locale);
      const title = words('mail.nowThere', { language: words(`language.${locale}`) });
      return { key: locale, title, text: `${subject}\n\n${body}`, lang: locale };
    }),
  };
}

/** Lets an earlier version count again, or the platform's own words. */
export async function restore(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(earlierInput, typed, (scope, asked) =>
    restoreWording(scope, edition.id, asked),
  );
  if (result.ok) redirect(`${MAIL_WORDS}?saved`);
  refresh();
  const answer = await told(result, typed);
  if (result.refusal.code !== 'SETTINGS_CHANGED') return answer;
  return { ...answer, message: (await getTranslations('admin.settings.mail'))('staleReload') };
}

type Faulty = { refusal: Refusal<'WORDING_FAULTY'> };
type Sight = Result<Letter, 'NOT_ALLOWED' | 'WORDING_FAULTY'>;
type Letters = Record<Locale, Letter>;

/** The letters of all languages, or the faults of all of them at once. */
function allLetters(write: (locale: Locale) => Sight): Result<Letters, 'NOT_ALLOWED' | 'WORDING_FAULTY'> {
  const written = LOCALES.map((locale) => ({ locale, letter: write(locale) }));
  const refused = written.flatMap(({ letter }) => (letter.ok ? [] : [letter.refusal]));
  const [first] = refused;
  if (!first)
    return ok(
      Object.fromEntries(
        written.flatMap(({ locale, letter }) => (letter.ok ? [[locale, letter.value]] : [])),
      ) as Letters,
    );
  const faults = refused.flatMap(({ details }) => (details?.faults as LocalFault[] | undefined) ?? []);
  return { ok: false, refusal: { ...first, details: { faults } } };
}

async function shownLetters(letters: Letters): Promise<ShownText[]> {
  const words = await getTranslations('admin.settings');
  return LOCALES.map((locale) => ({
    key: locale,
    title: words('mail.previewOf', { language: words(`language.${locale}`) }),
    text: `${letters[locale].subject}\n\n${letters[locale].text}`,
    lang: locale,
  }));
}

/** A refusal with a sentence at each field that names what is wrong there; of several faults of a field all stand there. */
async function faulty(
  result: Parameters<typeof told>[0],
  typed: Parameters<typeof told>[1],
): Promise<DeskState> {
  const answer = await told(result, typed);
  if (result.refusal.code !== 'WORDING_FAULTY') {
    // The schema speaks of `written.ru.body`, the form of `ru.body`.
    const faults = Object.entries(answer.faults ?? {}).map(([field, said]) => [
      field.replace(/^written\./, ''),
      said,
    ]);
    return { ...answer, faults: Object.fromEntries(faults) };
  }
  const words = await getTranslations('admin.settings.mail.fault');
  const faults: Record<string, string> = {};
  const found = ((result as Faulty).refusal.details?.faults ?? []) as LocalFault[];
  for (const { locale, part, code, names } of found) {
    const field = `${locale}.${part}`;
    const said = words(code, { names: names.join(', ') });
    faults[field] = [faults[field], said].filter(Boolean).join(' ');
  }
  return { ...answer, faults };
}
