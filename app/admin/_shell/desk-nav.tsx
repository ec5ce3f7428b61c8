import { getFormatter, getTranslations } from 'next-intl/server';
import { NavLink } from './nav-link';
import type { Place } from './nav-links';

export async function DeskNav({ places, waiting }: { places: readonly Place[]; waiting: number }) {
  const [words, format] = await Promise.all([getTranslations('admin.nav'), getFormatter()]);
  return (
    <nav aria-label={words('label')}>
      <ul className="grid gap-0.5">
        {places.map(({ key, href }) => (
          <li key={key}>
            <NavLink href={href}>
              {words(key)}
              {key === 'waitingList' && (
                <span className="tabular text-sm text-muted">{format.number(waiting)}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
