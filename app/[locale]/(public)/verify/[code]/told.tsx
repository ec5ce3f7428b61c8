import { getLocale, getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/app/_ui/description-list';
import { Notice } from '@/app/_ui/notice';
import type { Tone } from '@/app/_ui/tone';
import { inLanguage } from '@/lib/edition/rules';
import type { Verified } from '@/lib/letter/queries';
import { day } from '@/messages/dates';

const TONES = { valid: 'good', revoked: 'bad', ended: 'bad' } as const satisfies Record<
  Verified['standing'],
  Tone
>;

/** A genuine letter, and how it stands. */
export async function Told({ letter }: { letter: Verified }) {
  const [words, locale] = await Promise.all([getTranslations('public.verify'), getLocale()]);
  const { standing, kind, number, issuedAt, revokedAt, forum, timeZone } = letter;
  const on = (at: Date) => <time dateTime={at.toISOString()}>{day(at, locale, timeZone)}</time>;
  const items = [
    { key: 'kind', term: words('kind'), detail: words(`kinds.${kind}`) },
    { key: 'forum', term: words('forum'), detail: inLanguage(forum, locale) },
    { key: 'number', term: words('number'), detail: <bdi className="tabular">{number}</bdi> },
    { key: 'issued', term: words('issued'), detail: on(issuedAt) },
    ...(revokedAt ? [{ key: 'revoked', term: words('revokedOn'), detail: on(revokedAt) }] : []),
  ];
  return (
    <div className="grid gap-5">
      <Notice tone={TONES[standing]} role="status" title={words(`standing.${standing}`)}>
        <p>{words(`meaning.${standing}`)}</p>
      </Notice>
      <DescriptionList items={items} />
      <p className="text-sm text-muted">{words('compare')}</p>
    </div>
  );
}
