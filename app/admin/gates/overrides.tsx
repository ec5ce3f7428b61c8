import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { Board } from '@/lib/gate/board';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { recordAddress } from '../registrations/list-address';

/** Whom supervisors let in against the verdict today, who did it, and why. */
export async function Overrides({ overrides }: Pick<Board, 'overrides'>) {
  const [words, { clock }] = await Promise.all([getTranslations('gates.board'), deskEdition()]);
  return (
    <section aria-labelledby="overrides" className="grid gap-3">
      <h2 id="overrides" className="text-lg">
        {words('overrides')}
      </h2>
      {overrides.length === 0 && <p className="text-muted">{words('noOverrides')}</p>}
      <ul className="grid">
        {overrides.map(({ scanId, at, gate, by, reason, person }) => (
          <li key={scanId} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2">
            <When at={at} clock={clock} as="time" />
            <span>
              {words.rich('override', {
                gate,
                who: () =>
                  person ? (
                    <Go href={recordAddress(person.reference)}>
                      <Bidi>{person.nameLatin}</Bidi>
                    </Go>
                  ) : (
                    words('nobodyKnown')
                  ),
              })}
            </span>
            <span>
              <Bidi>{reason}</Bidi>
            </span>
            {by && <span className="text-muted">{words.rich('by', { name: () => <Bidi>{by}</Bidi> })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
