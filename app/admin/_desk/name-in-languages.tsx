import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DESK_LOCALES, LOCALES, type Locale } from '@/messages/locales';
import { FoldedFields } from './folded-fields';
import { KeptInput } from './kept-fields';

const FURTHER = LOCALES.filter((locale) => !(DESK_LOCALES as readonly Locale[]).includes(locale));

type NameInLanguagesProps = {
  /** Of the fields: `name` makes `name.en` and so on. */
  name: string;
  label: string;
  help?: ReactNode;
  maxLength: number;
  present?: Record<string, string>;
};

/** A name in each language: those of the desk are needed, the others may be left to English. */
export async function NameInLanguages({ name, label, help, maxLength, present }: NameInLanguagesProps) {
  const words = await getTranslations('admin.settings');
  const field = (locale: Locale) => (
    <KeptInput
      key={locale}
      name={`${name}.${locale}`}
      label={words('inLanguage', { field: label, language: words(`language.${locale}`) })}
      help={locale === LOCALES[0] ? help : undefined}
      lang={locale}
      maxLength={maxLength}
      autoComplete="off"
      defaultValue={present?.[locale]}
    />
  );
  return (
    <>
      {DESK_LOCALES.map(field)}
      <FoldedFields
        summary={words('furtherLanguages', { field: label })}
        names={FURTHER.map((locale) => `${name}.${locale}`)}
      >
        <p className="text-sm text-muted">{words('furtherLanguagesHelp')}</p>
        {FURTHER.map(field)}
      </FoldedFields>
    </>
  );
}
