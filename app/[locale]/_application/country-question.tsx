import { getLocale, getTranslations } from 'next-intl/server';
import { Field } from '@/app/_ui/field';
import { countryName, countryOptions } from '@/lib/core/country';
import { DESK_LOCALES } from '@/messages/locales';
import type { Answers } from './answers';
import { CountryField } from './country-field';

/** A country, searched by its name in the reader's language, in English or Russian, or by its code. */
export async function CountryQuestion({ name, answers }: { name: string; answers: Answers }) {
  const [words, form, locale] = await Promise.all([
    getTranslations('register.fields'),
    getTranslations('common.form'),
    getLocale(),
  ]);
  const others = DESK_LOCALES.filter((other) => other !== locale);
  const choices = countryOptions(locale).map((country) => ({
    value: country.code,
    label: country.name,
    keywords: [country.code, ...others.map((other) => countryName(country.code, other))].join(' '),
  }));
  const help = `${name}.help` as 'countryRepresented.help';
  return (
    <Field
      name={name}
      label={words(`${name}.label` as 'citizenship.label')}
      help={words.has(help) ? words(help) : undefined}
      error={answers.error(name)}
    >
      {(control) => (
        <CountryField
          {...control}
          choices={choices}
          locale={locale}
          defaultValue={answers.text(name)}
          words={{
            placeholder: form('choose'),
            search: form('search'),
            noMatch: form('noMatch'),
            showList: form('showList'),
          }}
        />
      )}
    </Field>
  );
}
