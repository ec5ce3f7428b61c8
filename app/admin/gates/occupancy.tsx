import { getFormatter, getTranslations } from 'next-intl/server';
import { Meter } from '@/app/_ui/meter';
import { inLanguage } from '@/lib/edition/rules';
import type { Board } from '@/lib/gate/board';
import { OCCUPANCY_ALARM } from '@/lib/gate/forecast';
import { deskEdition } from '../_desk/door';

/** How many are inside each zone; where there is a limit, how near it is. */
export async function Occupancy({ zones }: Pick<Board, 'zones'>) {
  const [words, format, { locale }] = await Promise.all([
    getTranslations('gates.board'),
    getFormatter(),
    deskEdition(),
  ]);
  return (
    <section aria-labelledby="inside" className="grid content-start gap-4">
      <h2 id="inside" className="text-lg">
        {words('inside')}
      </h2>
      <ul className="grid gap-5 sm:grid-cols-2">
        {zones.map(({ key, name, inside, mostInside }) => {
          const zone = inLanguage(name, locale);
          return (
            <li key={key}>
              {mostInside === null ? (
                <div className="grid gap-1">
                  <p className="font-medium">{zone}</p>
                  <p className="flex flex-wrap items-baseline gap-x-2">
                    <span className="tabular text-3xl leading-none font-semibold">
                      {format.number(inside)}
                    </span>
                    <span className="text-muted">{words('noLimit')}</span>
                  </p>
                </div>
              ) : (
                <Meter
                  label={zone}
                  value={inside}
                  max={mostInside}
                  number={format.number(inside)}
                  outOf={words('insideOf', { most: mostInside })}
                  sentence={words('share', { share: inside / mostInside })}
                  spoken={words('insideSpoken', { zone, inside, most: mostInside })}
                  tone={inside > OCCUPANCY_ALARM * mostInside ? 'brick' : 'river'}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
