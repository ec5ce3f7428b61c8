import { COMMA } from './lists';
import type { Locale } from './locales';

/** International English writes the day first; Arabic with the digits of codes and tickets, whatever a browser prefers. */
export const DATE_TAG: Record<Locale, string> = {
  en: 'en-GB',
  ru: 'ru-RU',
  zh: 'zh-CN',
  pt: 'pt-BR',
  ar: 'ar-u-ca-gregory-nu-latn',
};

// A format costs more to make than all else in a letter, and there are a handful of them.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(DATE_TAG[locale], options);
  formats.set(key, known);
  return known;
}

/** «21 августа 2027 г.», the day of an instant in the edition's zone. */
export const day = (at: Date, locale: Locale, timeZone: string): string =>
  spelled(format(locale, { dateStyle: 'long', timeZone }).format(at), locale);

/** «21 августа 2027 года, 10:00 (Москва, UTC+3)». */
export function moment(at: Date, locale: Locale, timeZone: string): string {
  const key = `${Math.floor(at.getTime() / MINUTE_MS)} ${locale} ${timeZone}`;
  if (lastMoment.key !== key) {
    const time = format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
      at,
    );
    const [date, place] = [day(at, locale, timeZone), zone(at, locale, timeZone)];
    const text =
      locale === 'zh' ? `${date}\u00a0${time}（${place}）` : `${date}${COMMA[locale]}${time} (${place})`;
    lastMoment = { key, text };
  }
  return lastMoment.text;
}

const MINUTE_MS = 60_000;
// Thousands who apply within one minute are all told the same minute.
let lastMoment = { key: '', text: '' };

/** «Москва, UTC+3»: the zone as people call it, and its offset at that instant. */
export function zone(at: Date, locale: Locale, timeZone: string): string {
  const called = (language: Locale, timeZoneName: 'shortGeneric' | 'longGeneric' | 'shortOffset') =>
    format(language, { timeZone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const name = called(locale, locale === 'pt' ? 'longGeneric' : 'shortGeneric');
  const offset = called('en', 'shortOffset').replace('GMT', 'UTC');
  return [...new Set([name.replace('GMT', 'UTC'), offset])].join(COMMA[locale]);
}

/** «27–28 августа 2027 года», from calendar days that belong to no zone. */
export function days(from: string, to: string, locale: Locale): string {
  const [first, last] = [new Date(from), new Date(to)];
  const of = (at: Date, options: Intl.DateTimeFormatOptions) =>
    format(locale, { ...options, timeZone: 'UTC' }).format(at);
  // What Chinese dates are joined by in a sentence is not what its ranges are joined by in tables.
  if (locale === 'zh') {
    const month = from.slice(0, 7) === to.slice(0, 7) ? undefined : 'long';
    return of(first, { dateStyle: 'long' }) + (from === to ? '' : `至${of(last, { month, day: 'numeric' })}`);
  }
  const range = format(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(first, last);
  return spelled(range.replace(/^(\d+)\s?–\s?(\d+)(?=\s\p{Letter})/u, '$1–$2'), locale);
}

/** A calendar day that belongs to no zone, `2027-08-21`, in words. */
export const calendarDay = (text: string, locale: Locale): string =>
  day(new Date(`${text}T12:00Z`), locale, 'UTC');

/** True at 00:00 of the zone: a deadline there is better said as the end of the day before. */
export const isMidnight = (at: Date, timeZone: string): boolean =>
  format('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at) === '00:00';

/** No line breaks inside a date, and the year as a word. */
const spelled = (text: string, locale: Locale): string =>
  (locale === 'ru' ? text.replace(/\sг\.$/, ' года') : text).replace(/ /g, '\u00a0');
