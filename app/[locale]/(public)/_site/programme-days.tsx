import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { instantAt, wallTime } from '@/lib/edition/rules';
import { daysOf, type ProgrammeSession } from '@/lib/site/rules';
import { zone } from '@/messages/dates';
import { toLocale } from '@/messages/locales';
import { DayHead } from './day-head';
import { DayTracks } from './day-tracks';

/** Day by day what is for everybody, then track by track. Days of the edition without a session stay, and say so. */
export async function ProgrammeDays({ sessions }: { sessions: readonly ProgrammeSession[] }) {
  const [words, asked, { edition }] = await Promise.all([
    getTranslations('site.programme'),
    getLocale(),
    loadForum(),
  ]);
  const locale = toLocale(asked);
  const dayOf = (session: ProgrammeSession) =>
    wallTime(new Date(session.startsAt), edition.timeZone).slice(0, 10);
  const days = [...new Set([...daysOf(edition), ...sessions.map(dayOf)])].toSorted();
  const noon = instantAt(`${edition.startsOn}T12:00`, edition.timeZone) ?? new Date(edition.startsOn);
  return (
    <div className="grid gap-12 sm:gap-16">
      {days.map((day, at) => {
        const ofDay = sessions.filter((session) => dayOf(session) === day);
        return (
          <section
            key={day}
            aria-labelledby={`day-${day}`}
            className="grid gap-x-12 gap-y-6 border-t-2 border-ink pt-6 lg:grid-cols-[1fr_2fr]"
          >
            <DayHead day={day} number={at + 1} count={ofDay.length} />
            {ofDay.length === 0 ? (
              <p className="text-lg text-muted">{words('allAnnounced')}</p>
            ) : (
              <DayTracks day={day} sessions={ofDay} />
            )}
          </section>
        );
      })}
      <p className="text-sm text-muted">{words('zone', { zone: zone(noon, locale, edition.timeZone) })}</p>
    </div>
  );
}
