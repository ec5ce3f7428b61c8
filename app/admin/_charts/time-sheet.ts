import { getTranslations } from 'next-intl/server';
import type { Stats } from '@/lib/dashboard/stats';
import { listAddress } from '../registrations/list-address';

/** How long it takes to leave a state, in days: half of those who did, and nine of ten; the row leads to who is in it. */
export async function timeSheet({ times = [] }: Stats) {
  const words = await getTranslations('answers.times');
  return {
    columns: (['waiting', 'left', 'half', 'most'] as const).map((key) => ({
      key,
      header: words(`column.${key}`),
    })),
    rows: times.map(({ state, left, halfDays, mostDays }) => ({
      key: state,
      cells: [words(`waiting.${state}`), left, halfDays, mostDays],
      href: listAddress({ status: state }),
    })),
  };
}
