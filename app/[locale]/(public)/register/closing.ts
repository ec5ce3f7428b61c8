import { after, MINUTE_MS } from '@/lib/core/clock';
import { day, isMidnight, moment } from '@/messages/dates';
import type { Locale } from '@/messages/locales';

/** The end of registration as people say it: midnight is the end of the day before. */
export function closing(closesAt: Date, locale: Locale, timeZone: string) {
  const isEndOfDay = isMidnight(closesAt, timeZone);
  return {
    isEndOfDay,
    closes: isEndOfDay
      ? day(after(closesAt, -MINUTE_MS), locale, timeZone)
      : moment(closesAt, locale, timeZone),
  };
}
