import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { type Description, DescriptionList } from '@/app/_ui/description-list';
import { countryName } from '@/lib/core/country';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { Category, Track } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import type { DeskClock } from '../../_desk/clock';
import { CategoryMark } from '../../_desk/person';
import { When } from '../../_desk/when';

type SaidProps = {
  record: RegistrationRecord;
  categories: readonly Category[];
  tracks: readonly Track[];
  locale: string;
  clock: DeskClock;
};

/** Everything that the person said, as they wrote it; what is sealed stays sealed. */
export async function Said({ record, categories, tracks, locale, clock }: SaidProps) {
  const words = await getTranslations('admin.record.field');
  const groups = await getTranslations('admin.record.group');
  const { registration: said, delegation, consents } = record;
  const typed = (text: string | null) => text && <Bidi>{text}</Bidi>;
  const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const trackName = (key: string) => {
    const track = tracks.find((one) => one.key === key);
    return track ? inLanguage(track.name, locale) : key;
  };
  const item = (key: Parameters<typeof words>[0], detail: Description['detail']) => ({
    key,
    term: words(key),
    detail: detail || <span className="text-muted">{words('none')}</span>,
  });
  const represented = [
    item('category', <CategoryMark code={said.category} categories={categories} locale={locale} named />),
    item('country', countryName(said.countryRepresented, locale)),
    item('territory', typed(said.territory)),
    item('delegation', delegation ? inLanguage(delegation.name, locale) : typed(said.delegationTyped)),
    item('organisation', typed(said.organisation)),
    item('position', typed(said.position)),
  ];
  const hidden = <span className="text-muted">{words('hidden')}</span>;
  const person = [
    item('honorific', typed(said.honorific)),
    item('givenLatin', typed(said.givenLatin)),
    item('surnameLatin', typed(said.surnameLatin)),
    item('nameNative', typed(said.nameNative)),
    item('badgeName', typed(said.badgeName)),
    item('citizenship', countryName(said.citizenship, locale)),
    item('email', said.email ?? hidden),
    item(
      'emailConfirmed',
      said.emailConfirmedAt ? (
        <When at={said.emailConfirmedAt} clock={clock} />
      ) : (
        <span className="font-medium text-amber">{words('unconfirmed')}</span>
      ),
    ),
    item('phone', said.phone ? <bdi dir="ltr">{said.phone}</bdi> : hidden),
  ];
  const taking = [
    item('tracks', said.tracks.map(trackName).join(', ')),
    item('languages', said.languages.map((code) => languages.of(code) ?? code).join(', ')),
    ...(record.confidential ? [] : [item('needs', words('sealed'))]),
    item('invitationCode', typed(record.invitation?.label ?? null)),
    item('letters', languages.of(said.locale)),
    item('submitted', <When at={said.submittedAt} clock={clock} />),
    item('consents', consents.map(({ purpose }) => purposeIn(words, purpose)).join(', ')),
  ];
  return [
    { key: 'represented', items: represented },
    { key: 'person', items: person },
    { key: 'taking', items: taking },
  ].map(({ key, items }) => (
    <section key={key} aria-labelledby={`said-${key}`} className="grid gap-2">
      <h2 id={`said-${key}`} className="text-lg">
        {groups(key as 'person')}
      </h2>
      <DescriptionList items={items} />
    </section>
  ));
}

type Words = Awaited<ReturnType<typeof getTranslations<'admin.record.field'>>>;
const purposeIn = (words: Words, purpose: string): string => {
  const key = `consent.${purpose}` as 'consent.terms';
  return words.has(key) ? words(key) : purpose;
};
