import { getLocale } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { ownWords } from '@/lib/edition/rules';
import type { ProgrammeSession } from '@/lib/site/rules';

type SessionListProps = { sessions: readonly ProgrammeSession[]; isLarge?: boolean };

/** Sessions by the clock: when, what, where. */
export async function SessionList({ sessions, isLarge = false }: SessionListProps) {
  const [locale, { edition }] = await Promise.all([getLocale(), loadForum()]);
  const clock = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: edition.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <ul className="grid gap-4">
      {sessions.map(({ id, startsAt, endsAt, title, place }) => {
        const said = ownWords(title, locale);
        const where = ownWords(place, locale);
        return (
          <li key={id} className="grid grid-cols-[6.75rem_1fr] gap-x-3 break-inside-avoid">
            <time dateTime={startsAt} className="pt-px text-sm text-muted">
              {clock.formatRange(new Date(startsAt), new Date(endsAt))}
            </time>
            <div className="grid gap-0.5">
              <span
                lang={said?.locale}
                className={isLarge ? 'text-lg leading-snug font-medium' : 'font-medium'}
              >
                {said?.text}
              </span>
              {where && (
                <span lang={where.locale} className="text-sm text-muted">
                  {where.text}
                </span>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
