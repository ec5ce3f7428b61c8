import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { ButtonLink } from '@/app/_ui/button';
import { DescriptionList } from '@/app/_ui/description-list';
import { countryName } from '@/lib/core/country';
import { languageName } from '@/lib/core/language';
import { formatPhone } from '@/lib/core/phone';
import type { OwnRecord } from '@/lib/dashboard/own';
import { inLanguage } from '@/lib/edition/rules';
import { listed } from '@/messages/lists';

/** What was answered, without the empty fields, and the ways to change it or to give it up. */
export async function OwnAnswers({ record }: { record: OwnRecord }) {
  const [words, fields, locale] = await Promise.all([
    getTranslations('me'),
    getTranslations('register.fields'),
    getLocale(),
  ]);
  const rows = answered(record, locale).filter((row): row is [string, string] => Boolean(row[1]));
  return (
    <section aria-labelledby="answers" className="grid max-w-text gap-5">
      <h2 id="answers" className="text-xl">
        {words('answers')}
      </h2>
      <DescriptionList
        items={rows.map(([name, text]) => ({
          key: name,
          term: fields(`${name}.label` as 'email.label'),
          detail: <Bidi>{text}</Bidi>,
        }))}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {record.editable.length > 0 && !record.request && (
          <ButtonLink tone="quiet" href={`/${locale}/me/edit`}>
            {words('edit')}
          </ButtonLink>
        )}
        {record.mayWithdraw && (
          <a className="link inline-flex min-h-11 items-center" href={`/${locale}/me/withdraw`}>
            {words('withdrawLink')}
          </a>
        )}
      </div>
    </section>
  );
}

function answered(
  { registration, category, chosenTracks, delegation, needs }: OwnRecord,
  locale: string,
): [string, string | null | undefined][] {
  return [
    ['category', category && inLanguage(category.name, locale)],
    ['delegation', delegation ? inLanguage(delegation.name, locale) : registration.delegationTyped],
    ['countryRepresented', countryName(registration.countryRepresented, locale)],
    ['territory', registration.territory],
    ['citizenship', countryName(registration.citizenship, locale)],
    ['nameLatin.surname', registration.surnameLatin],
    ['nameLatin.given', registration.givenLatin],
    ['nameNative', registration.nameNative],
    ['badgeName', registration.badgeName],
    ['honorific', registration.honorific],
    ['email', registration.email],
    ['phone', formatPhone(registration.phone)],
    ['organisation', registration.organisation],
    ['position', registration.position],
    [
      'tracks',
      listed(
        chosenTracks.map(({ name }) => inLanguage(name, locale)),
        locale,
      ),
    ],
    [
      'languages',
      listed(
        registration.languages.map((code) => languageName(code, locale)),
        locale,
      ),
    ],
    ['accessNeeds', needs.accessNeeds],
    ['diet', needs.diet],
  ];
}
