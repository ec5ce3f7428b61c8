import { getTranslations } from 'next-intl/server';
import type { AccessRule } from '@/db/schema';
import { daysBetween } from '@/lib/dashboard/days';
import { inLanguage } from '@/lib/edition/rules';
import { DESK_LOCALES } from '@/messages/locales';
import { dayIn } from '../../_charts/day';
import { deskEdition } from '../../_desk/door';
import { KeptChecks, KeptInput } from '../../_desk/kept-fields';

/** One rule of a zone: whom it lets in, on which days, at which hours, and what the gate is told. */
export async function RuleFields({ at, rule }: { at: number; rule?: AccessRule }) {
  const [words, settings, { edition, categories, locale }] = await Promise.all([
    getTranslations('gates.zones'),
    getTranslations('admin.settings.language'),
    deskEdition(),
  ]);
  const field = `access.${at}`;
  const days = [...new Set([...daysBetween(edition.startsOn, edition.endsOn), ...(rule?.days ?? [])])].sort();
  return (
    <fieldset className="grid gap-4 border-s-4 border-line ps-4">
      <legend className="pb-2 font-semibold">{words('rule', { number: at + 1 })}</legend>
      <KeptChecks
        name={`${field}.categories`}
        legend={words('categories')}
        columns
        defaultValue={rule?.categories}
        choices={categories.map(({ code, name }) => ({
          value: code,
          label: `${code}\u00a0— ${inLanguage(name, locale)}`,
        }))}
      />
      <KeptChecks
        name={`${field}.days`}
        legend={words('days')}
        columns
        defaultValue={rule?.days}
        choices={days.map((day) => ({ value: day, label: dayIn(locale, day) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {(['from', 'until'] as const).map((end) => (
          <KeptInput
            key={end}
            name={`${field}.${end}`}
            label={words(end)}
            help={end === 'until' ? words('timeHelp') : undefined}
            optional={words('optional')}
            type="time"
            defaultValue={rule?.[end] ?? ''}
            className="max-w-40 self-end"
          />
        ))}
      </div>
      {DESK_LOCALES.map((language, nth) => (
        <KeptInput
          key={language}
          name={`${field}.note.${language}`}
          label={words('note', { language: settings(language) })}
          help={nth === 0 ? words('noteHelp') : undefined}
          optional={words('optional')}
          lang={language}
          maxLength={200}
          autoComplete="off"
          defaultValue={rule?.note?.[language] ?? ''}
        />
      ))}
    </fieldset>
  );
}
