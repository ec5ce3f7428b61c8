import { getFormatter, getTranslations } from 'next-intl/server';
import { NavLink } from './nav-link';
import type { Place, PlaceKey } from './nav-links';

type DeskNavProps = { places: readonly Place[]; counts: Partial<Record<PlaceKey, number>> };

/** The places of the desk; beside those that hold work, how much. */
export async function DeskNav({ places, counts }: DeskNavProps) {
  const [words, format] = await Promise.all([getTranslations('admin.nav'), getFormatter()]);
  return (
    <nav aria-label={words('label')}>
      <ul className="grid gap-0.5">
        {places.map(({ key, href }) => (
          <li key={key}>
            <NavLink href={href}>
              {words(key)}
              {counts[key] !== undefined && (
                <span className="tabular text-sm text-muted">{format.number(counts[key])}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
