import { getFormatter, getTranslations } from 'next-intl/server';
import { REGISTRATION_STATES, type RegistrationState } from '@/db/schema';
import type { RegistrationFilter, Sort } from '@/lib/dashboard/input';
import { listAddress } from './list-address';

type StateFiltersProps = {
  filter: RegistrationFilter;
  more: { sort?: Sort; columns?: string };
  /** Undefined where a search has found more than are counted. */
  counts: Partial<Record<RegistrationState, number>> | undefined;
};

/** Every state with how many of the present filter are in it; one press shows them. */
export async function StateFilters({ filter, more, counts }: StateFiltersProps) {
  const [words, states, format] = await Promise.all([
    getTranslations('admin.list'),
    getTranslations('admin.states'),
    getFormatter(),
  ]);
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { key: 'all', status: undefined, label: words('allStates'), count: all },
    ...REGISTRATION_STATES.map((status) => ({
      key: status,
      status,
      label: states(status),
      count: counts && (counts[status] ?? 0),
    })),
  ].filter(({ key, count, status }) => key === 'all' || count !== 0 || status === filter.status);
  return (
    <nav aria-label={words('byState')}>
      <ul className="flex flex-wrap gap-1">
        {choices.map(({ key, status, label, count }) => (
          <li key={key}>
            <a
              href={listAddress({ ...filter, status }, more)}
              aria-current={status === filter.status ? 'true' : undefined}
              className="inline-flex min-h-8 items-center gap-2 rounded border border-line px-3 text-sm hover:border-ink aria-[current]:border-river aria-[current]:bg-river-soft aria-[current]:font-semibold"
            >
              {label}
              {count !== undefined && <span className="tabular text-muted">{format.number(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
