import { getTranslations } from 'next-intl/server';
import type { PoolRow } from '@/lib/dashboard/pools';

/** Which of the three wordings of availability fits a pool. */
export async function wordingIn() {
  const words = await getTranslations('admin.pools.wording');
  return ({ wording, available, undecided }: PoolRow): string => words(wording, { available, undecided });
}
