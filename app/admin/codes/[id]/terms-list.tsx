import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { type Description, DescriptionList } from '@/app/_ui/description-list';
import { inLanguage } from '@/lib/edition/rules';
import { invitationLink } from '@/lib/invitation/letter';
import type { ListedInvitation } from '@/lib/invitation/listing';
import { toLocale } from '@/messages/locales';
import type { deskEdition } from '../../_desk/door';
import { CategoryMark } from '../../_desk/person';
import { When } from '../../_desk/when';

type TermsListProps = { one: ListedInvitation; desk: Awaited<ReturnType<typeof deskEdition>> };

/** What a code promises, to whom and until when; and the link that says the same to who is invited. */
export async function TermsList({ one, desk: { categories, locale, clock } }: TermsListProps) {
  const words = await getTranslations('admin.codes');
  const link = invitationLink(one.id, toLocale(one.locale ?? locale));
  const items: (Description | false)[] = [
    {
      key: 'uses',
      term: words('column.uses'),
      detail: <span className="tabular">{words('usesOf', { uses: one.uses, max: one.maxUses })}</span>,
    },
    {
      key: 'reserved',
      term: words('column.reserved'),
      detail: one.pool
        ? words(`one.kept.${one.pool}`, { count: one.reservedSeats })
        : words('one.nothingKept'),
    },
    one.category !== null && {
      key: 'category',
      term: words('column.category'),
      detail: <CategoryMark code={one.category} categories={categories} locale={locale} named />,
    },
    one.delegationName !== null && {
      key: 'delegation',
      term: words('column.delegation'),
      detail: <Bidi>{inLanguage(one.delegationName, locale)}</Bidi>,
    },
    {
      key: 'review',
      term: words('new.review'),
      detail: words(one.approves ? 'one.approves' : 'one.reviewed'),
    },
    one.email !== null && {
      key: 'email',
      term: words('column.email'),
      detail: (
        <>
          <Bidi>{one.email}</Bidi>
          {one.mailedAt && (
            <span className="ms-2 text-muted">
              {words.rich('one.mailedAt', {
                when: () => <When at={one.mailedAt ?? one.createdAt} clock={clock} />,
              })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'expires',
      term: words('new.expiresAt'),
      detail: one.expiresAt ? <When at={one.expiresAt} clock={clock} /> : words('one.never'),
    },
    one.endedAt !== null && {
      key: 'ended',
      term: words('one.endedAt'),
      detail: <When at={one.endedAt} clock={clock} />,
    },
    {
      key: 'link',
      term: words('sheet.link'),
      detail: (
        <code className="font-mono text-sm break-all select-all" translate="no">
          {link}
        </code>
      ),
    },
  ];
  return <DescriptionList items={items.filter((item) => item !== false)} />;
}
