import { getFormatter, getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import { openConflicts } from '@/lib/gate/queries';
import { Go } from '../_desk/go';
import { CONFLICTS, DEVICES, GATES, PRINTING, ZONES } from './addresses';

const TABS = {
  board: GATES,
  zones: ZONES,
  devices: DEVICES,
  printing: PRINTING,
  conflicts: CONFLICTS,
} as const;
export type Tab = keyof typeof TABS;

/** The five places from which the gates are run; beside the conflicts, how many wait. */
export async function Tabs({ here, scope }: { here: Tab; scope: Scope }) {
  const [words, format, waiting] = await Promise.all([
    getTranslations('gates.tabs'),
    getFormatter(),
    openConflicts(scope),
  ]);
  return (
    <nav aria-label={words('label')}>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {(Object.keys(TABS) as Tab[]).map((tab) => (
          <li key={tab}>
            <Go
              href={TABS[tab]}
              aria-current={tab === here ? 'page' : undefined}
              className="link aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {words(tab)}{' '}
              {tab === 'conflicts' && waiting > 0 && (
                <span className="tabular">{format.number(waiting)}</span>
              )}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}
