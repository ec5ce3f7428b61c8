import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { inLanguage } from '@/lib/edition/rules';
import type { ProgrammeSession } from '@/lib/site/rules';
import { SessionList } from './session-list';

type DayTracksProps = { day: string; sessions: readonly ProgrammeSession[] };

/** What is for everybody first; then track by track, closed ones too; at the end the tracks that still have nothing. */
export async function DayTracks({ day, sessions }: DayTracksProps) {
  const [words, locale, { edition }] = await Promise.all([
    getTranslations('site.programme'),
    getLocale(),
    loadForum(),
  ]);
  const known = new Set(edition.tracks.map(({ key }) => key));
  const common = sessions.filter(({ track }) => track === null || !known.has(track));
  const tracks = edition.tracks
    .map((track) => ({ ...track, own: sessions.filter((session) => session.track === track.key) }))
    .filter(({ own }) => own.length > 0);
  const quiet = edition.tracks.filter(
    ({ key, isOpen }) => isOpen && !sessions.some((session) => session.track === key),
  );
  const names = new Intl.ListFormat(locale).format(quiet.map(({ name }) => inLanguage(name, locale)));
  return (
    <div className="grid gap-10">
      {common.length > 0 && (
        <section aria-labelledby={`${day}-everybody`} className="grid gap-3">
          <h3 id={`${day}-everybody`} className="text-sm text-brick">
            {words('everybody')}
          </h3>
          <SessionList sessions={common} isLarge />
        </section>
      )}
      <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {tracks.map(({ key, name, own }) => (
          <section
            key={key}
            aria-labelledby={`${day}-${key}`}
            className="grid content-start gap-3 border-t border-line pt-3"
          >
            <h3 id={`${day}-${key}`} className="text-lg leading-tight">
              {inLanguage(name, locale)}
            </h3>
            <SessionList sessions={own} />
          </section>
        ))}
      </div>
      {quiet.length > 0 && (
        <p className="border-t border-line pt-3 text-muted">{words('stillOpen', { tracks: names })}</p>
      )}
    </div>
  );
}
