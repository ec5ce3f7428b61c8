import { getLocale, getTranslations } from 'next-intl/server';
import { Timeline, type TimelineItem } from '@/app/_ui/timeline';
import { after, MINUTE_MS } from '@/lib/core/clock';
import type { Forum } from '@/lib/dashboard/forum';
import { inLanguage } from '@/lib/edition/rules';
import { day, days, isMidnight, moment, zone } from '@/messages/dates';
import { Section } from './section';

/** The edition's dates, with what is past, what is now and what is to come. */
export async function Dates({ forum: { edition, registration }, now }: { forum: Forum; now: Date }) {
  const [words, locale] = await Promise.all([getTranslations('public.dates'), getLocale()]);
  const { opensAt, closesAt, isOpen } = registration;
  const closes = isMidnight(closesAt, edition.timeZone)
    ? words('toTheEndOf', { day: day(after(closesAt, -MINUTE_MS), locale, edition.timeZone) })
    : words('until', { moment: moment(closesAt, locale, edition.timeZone) });
  const items: TimelineItem[] = [
    {
      key: 'opens',
      state: now < opensAt ? 'next' : 'done',
      title: words('opens'),
      when: day(opensAt, locale, edition.timeZone),
    },
    {
      key: 'closes',
      state: isOpen ? 'now' : now < opensAt ? 'next' : 'done',
      title: words(isOpen ? 'isOpen' : 'closes'),
      when: closes,
    },
    {
      key: 'forum',
      state: 'next',
      title: words('forum'),
      when: days(edition.startsOn, edition.endsOn, locale),
      body: <p>{inLanguage(edition.venue, locale)}</p>,
    },
  ];
  return (
    <Section
      id="dates"
      title={words('title')}
      help={words('zone', { zone: zone(closesAt, locale, edition.timeZone) })}
    >
      <Timeline label={words('title')} items={items} />
    </Section>
  );
}
