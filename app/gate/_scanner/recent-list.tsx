import { useLocale, useTranslations } from 'next-intl';
import { Bidi } from '@/app/_ui/bidi';
import { classes } from '@/app/_ui/classes';
import { faceOf, momentAt, SURFACE, wordOf } from './looks';
import type { Edition } from './person';
import type { Taken } from './queue';
import { VerdictIcon } from './verdict-icon';

const SHOWN = 5;

/** The last readings with their verdicts: what just happened, for who looked away. */
export function RecentList({ taken, edition }: { taken: readonly Taken[]; edition: Edition }) {
  const words = useTranslations('gate');
  const locale = useLocale();
  if (taken.length === 0) return null;
  return (
    <section className="grid gap-2" aria-label={words('recent')}>
      <h2 className="text-sm font-semibold text-muted">{words('recent')}</h2>
      <ol className="grid gap-1.5">
        {taken.slice(0, SHOWN).map(({ reading, outcome }) => {
          const face = faceOf(outcome) ?? 'queued';
          const person = outcome.kind === 'answered' ? outcome.answer.person : undefined;
          return (
            <li key={reading.id} className="flex items-center gap-3 text-sm">
              <span className="tabular text-muted">
                {momentAt(reading.scannedAt, locale, edition.timeZone)}
              </span>
              <span
                className={classes(
                  'inline-flex items-center gap-1.5 rounded px-2 py-0.5 font-semibold whitespace-nowrap',
                  SURFACE[face],
                )}
              >
                <VerdictIcon face={face} className="size-4" />
                {words(`words.${wordOf(face, reading.direction)}`)}
              </span>
              <span className="truncate">{person && <Bidi>{person.nameLatin}</Bidi>}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
