import { getTranslations } from 'next-intl/server';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { Go } from '../_desk/go';
import { listAddress } from './list-address';

/** What a tile has narrowed the list to and no field of the form shows: said, and taken off with one press. */
export async function ActiveFilters({ filter }: { filter: RegistrationFilter }) {
  const words = await getTranslations('admin.list');
  const { pool, seat, presence } = filter;
  const said = [
    pool && {
      key: 'pool',
      sentence: words(`narrowed.pool.${pool}`),
      without: { ...filter, pool: undefined },
    },
    seat && {
      key: 'seat',
      sentence: words(`narrowed.seat.${seat}`),
      without: { ...filter, seat: undefined },
    },
    presence && {
      key: 'presence',
      sentence: words('narrowed.presence.checked_in'),
      without: { ...filter, presence: undefined },
    },
  ].filter((one) => one !== undefined);
  if (said.length === 0) return null;
  return (
    <ul aria-label={words('narrowed.label')} className="flex flex-wrap gap-x-6 gap-y-1">
      {said.map(({ key, sentence, without }) => (
        <li key={key}>
          <span className="font-medium">{sentence}</span>{' '}
          <Go href={listAddress(without)} aria-label={words('narrowed.removeThis', { filter: sentence })}>
            {words('narrowed.remove')}
          </Go>
        </li>
      ))}
    </ul>
  );
}
