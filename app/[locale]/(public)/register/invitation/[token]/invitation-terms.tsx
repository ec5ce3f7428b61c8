import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { type Description, DescriptionList } from '@/app/_ui/description-list';
import { LetterMark, Tag } from '@/app/_ui/tag';
import type { Forum } from '@/lib/dashboard/forum';
import { inLanguage } from '@/lib/edition/rules';
import type { Invited } from '@/lib/invitation/queries';
import { grouped } from '@/lib/invitation/rules';
import { days, moment } from '@/messages/dates';
import { sentences } from '@/messages/lists';

type InvitationTermsProps = { invited: Invited; edition: Forum['edition'] };

/** When and where, as whom, and until when; then what the invitation promises. */
export async function InvitationTerms({ invited, edition }: InvitationTermsProps) {
  const [words, locale] = await Promise.all([getTranslations('register.invitation'), getLocale()]);
  const category = edition.categories.find(({ code }) => code === invited.category);
  const items: (Description | undefined)[] = [
    { key: 'when', term: words('when'), detail: days(edition.startsOn, edition.endsOn, locale) },
    { key: 'where', term: words('where'), detail: inLanguage(edition.venue, locale) },
    category && {
      key: 'category',
      term: words('category'),
      detail: (
        <Tag mark={<LetterMark letter={category.letter} hue={category.position + 1} />}>
          {inLanguage(category.name, locale)}
        </Tag>
      ),
    },
    invited.delegation
      ? { key: 'delegation', term: words('delegation'), detail: inLanguage(invited.delegation, locale) }
      : undefined,
    invited.email ? { key: 'email', term: words('email'), detail: <Bidi>{invited.email}</Bidi> } : undefined,
    invited.expiresAt
      ? { key: 'until', term: words('until'), detail: moment(invited.expiresAt, locale, edition.timeZone) }
      : undefined,
    {
      key: 'code',
      term: words('code'),
      detail: (
        <span className="font-mono tracking-wide" translate="no">
          {grouped(invited.code)}
        </span>
      ),
    },
  ];
  const promises = [invited.keepsSeat && words('seat'), invited.approves && words('approved')].filter(
    Boolean,
  );
  return (
    <>
      <DescriptionList items={items.filter((item) => item !== undefined)} />
      {promises.length > 0 && <p className="text-lg">{sentences(promises, locale)}</p>}
    </>
  );
}
