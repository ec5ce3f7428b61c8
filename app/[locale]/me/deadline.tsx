import { getLocale, getTranslations } from 'next-intl/server';
import { OwnTime } from '@/app/_ui/own-time';
import type { Edition } from '@/lib/edition/rules';
import { moment } from '@/messages/dates';

/** Until when something is to be answered: by the forum's clock, and by the reader's where that is another. */
export async function Deadline({ at, edition }: { at: Date; edition: Edition }) {
  const [own, locale] = await Promise.all([getTranslations('answers.own'), getLocale()]);
  return (
    <p>
      {own('until', { at: moment(at, locale, edition.timeZone) })}{' '}
      <OwnTime
        at={at.toISOString()}
        zone={edition.timeZone}
        words={own('yourTimeAlone', { time: '{time}' })}
      />
    </p>
  );
}
