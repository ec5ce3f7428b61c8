import { useLocale, useTranslations } from 'next-intl';
import { Bidi } from '@/app/_ui/bidi';
import { classes } from '@/app/_ui/classes';
import type { Shown } from '../_device/shown';
import { GateButton } from './gate-button';
import { faceOfReading, momentAt, SURFACE, wordOf } from './looks';
import type { Edition } from './person';
import { VerdictIcon } from './verdict-icon';

const SHOWN = 5;

type RecentListProps = {
  shown: readonly Shown[];
  edition: Edition;
  mayUndo: (one: Shown) => boolean;
  onUndo: (one: Shown) => void;
};

/** The last readings with their verdicts: what just happened, for who looked away; an admission can be taken back here. */
export function RecentList({ shown, edition, mayUndo, onUndo }: RecentListProps) {
  const words = useTranslations('gate');
  const locale = useLocale();
  if (shown.length === 0) return null;
  return (
    <section className="grid gap-2" aria-label={words('recent')}>
      <h2 className="text-sm font-semibold text-muted">{words('recent')}</h2>
      <ol className="grid gap-1.5">
        {shown.slice(0, SHOWN).map((one) => {
          const { id, at, answer, direction, isUndone } = one;
          const face = faceOfReading(one);
          const name = answer?.person?.nameLatin;
          return (
            <li
              key={id}
              className="flex min-h-14 flex-wrap items-center gap-x-3 text-sm"
              data-sent={one.isSent}
            >
              <span className="tabular text-muted">{momentAt(at, locale, edition.timeZone)}</span>
              {face && (
                <span
                  className={classes(
                    'inline-flex items-center gap-1.5 rounded px-2 py-0.5 font-semibold whitespace-nowrap',
                    SURFACE[face],
                  )}
                >
                  <VerdictIcon face={face} className="size-4" />
                  {words(`words.${wordOf(face, direction)}`)}
                </span>
              )}
              <span
                className={classes(
                  'order-last w-full truncate sm:order-none sm:w-auto sm:flex-1',
                  isUndone && 'line-through',
                )}
              >
                {name && <Bidi>{name}</Bidi>}
              </span>
              {isUndone && <span className="ms-auto font-semibold">{words('undone')}</span>}
              {mayUndo(one) && (
                <span className="ms-auto">
                  <GateButton onClick={() => onUndo(one)} aria-label={name && words('undoOf', { name })}>
                    {words('undo')}
                  </GateButton>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
