import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { MAILING_KINDS } from '@/db/schema/mailing';
import { languageName } from '@/lib/core/language';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import type { Mailing } from '@/lib/mailing/rules';
import { LOCALES, type Locale } from '@/messages/locales';
import { ActionForm } from '../_desk/action-form';
import { KeptArea, KeptInput, KeptSelect } from '../_desk/kept-fields';
import { queryOf } from '../registrations/list-address';
import { saveMailing } from './actions';

type WriteFormProps = { id: string; filter: RegistrationFilter; present?: Mailing };

/** What it is about, and what it says in each language. */
export async function WriteForm({ id, filter, present }: WriteFormProps) {
  const [words, desk] = await Promise.all([getTranslations('mailings'), getLocale()]);
  const language = (locale: Locale) => words(`language.${locale}`);
  return (
    <section aria-labelledby="text" className="grid gap-4 border-t border-line pt-6">
      <h2 id="text" className="text-lg">
        {words('write.text')}
      </h2>
      <ActionForm action={saveMailing} name="mailing" className="grid max-w-5xl gap-6">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="seen" value={present?.version ?? 0} />
        <input type="hidden" name="query" value={queryOf(filter)} />
        <p className="max-w-text text-sm text-muted">{words('write.kindHelp')}</p>
        <div className="grid items-end gap-6 lg:grid-cols-2">
          <KeptSelect
            name="kind"
            label={words('write.kind')}
            defaultValue={present?.kind ?? 'forum'}
            choices={MAILING_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
          />
          <KeptSelect
            name="fallback"
            label={words('write.fallback')}
            defaultValue={present?.fallback ?? 'en'}
            choices={LOCALES.map((value) => ({ value, label: languageName(value, desk) }))}
          />
        </div>
        <p className="max-w-text text-sm text-muted">
          {words('write.how', { name: '{name}', reference: '{reference}' })}
        </p>
        <div className="grid gap-8 lg:grid-cols-2">
          {LOCALES.map((locale) => (
            <div key={locale} className="grid content-start gap-4">
              <KeptInput
                name={`subject.${locale}`}
                label={words('write.subject', { language: language(locale) })}
                lang={locale}
                dir="auto"
                maxLength={150}
                defaultValue={present?.subject[locale]}
              />
              <KeptArea
                name={`body.${locale}`}
                label={words('write.body', { language: language(locale) })}
                lang={locale}
                rows={10}
                maxLength={20_000}
                defaultValue={present?.body[locale]}
              />
            </div>
          ))}
        </div>
        <p>
          <Button>{words('write.save')}</Button>
        </p>
      </ActionForm>
    </section>
  );
}
