import { getTranslations } from 'next-intl/server';
import { BADGE_FILTERS, type BadgeNumbers as Numbers } from '@/lib/dashboard/badges';
import { deskEdition } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { listAddress } from '../../registrations/list-address';

const STATES = ['ready', 'printed', 'collected'] as const;

/** How far the badges of everybody have come; each number leads to the people it counts. */
export async function BadgeNumbers({ numbers }: { numbers: Numbers }) {
  const [words, { locale }] = await Promise.all([getTranslations('gates.printing'), deskEdition()]);
  return (
    <section aria-labelledby="badges" className="grid gap-2">
      <h2 id="badges" className="text-lg">
        {words('badges')}
      </h2>
      <ul className="flex flex-wrap gap-x-10 gap-y-2">
        {STATES.map((state) => (
          <li key={state}>
            <Go href={listAddress(BADGE_FILTERS[state])}>
              <span className="tabular font-semibold">{numbers[state].toLocaleString(locale)}</span>{' '}
              {words(`badge.${state}`)}
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}
