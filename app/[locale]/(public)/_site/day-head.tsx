import { getLocale, getTranslations } from 'next-intl/server';

type DayHeadProps = { day: string; number: number; count: number };

/** The number of the day as large as a calendar's leaf, and its name. */
export async function DayHead({ day, number, count }: DayHeadProps) {
  const [words, locale] = await Promise.all([getTranslations('site.programme'), getLocale()]);
  const at = new Date(day);
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(at);
  return (
    <div className="flex items-end gap-4 self-start lg:sticky lg:top-6 lg:grid lg:gap-2 print:static">
      <h2 id={`day-${day}`} className="flex items-end gap-4 lg:grid lg:gap-2">
        <span className="sr-only">{words('day', { number })}: </span>
        <time dateTime={day} className="flex items-end gap-3">
          <span className="tabular text-5xl leading-none font-semibold text-river">
            {new Intl.NumberFormat(locale, { useGrouping: false }).format(at.getUTCDate())}
          </span>
          <span className="text-base leading-tight font-medium">
            {named({ month: 'long' })}
            <br />
            <span className="font-normal text-muted">{named({ weekday: 'long' })}</span>
          </span>
        </time>
      </h2>
      {count > 0 && <p className="ms-auto text-sm text-muted lg:ms-0">{words('sessions', { count })}</p>}
    </div>
  );
}
