import { getTranslations } from 'next-intl/server';
import type { Limits } from '@/lib/core/actor';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from '../_desk/door';
import { KeptChecks, KeptInput } from '../_desk/kept-fields';

/** What a reviewer or a token is limited to: nothing chosen, no limit. */
export async function LimitFields({ limits }: { limits?: Limits }) {
  const [words, { categories, locale }] = await Promise.all([getTranslations('admin.limits'), deskEdition()]);
  return (
    <>
      <KeptChecks
        name="categories"
        legend={words('categories')}
        columns
        defaultValue={limits?.categories}
        choices={categories.map(({ code, name }) => ({ value: code, label: inLanguage(name, locale) }))}
      />
      <KeptInput
        name="countries"
        label={words('countries')}
        help={words('countriesHelp')}
        autoComplete="off"
        maxLength={1000}
        defaultValue={limits?.countries.join(', ')}
      />
    </>
  );
}
