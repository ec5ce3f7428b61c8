import { getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { capNames } from '@/lib/dashboard/line';
import { seatCount } from '@/lib/pool/queries';
import { deskEdition } from '../../_desk/door';
import { poolName } from '../../waiting-list/pool-name';

/** That nothing has changed because a pool has no room, and which. */
export async function whatIsFull(pool: string): Promise<string> {
  const [scope, words, { edition, categories, locale }] = await Promise.all([
    pageScope(),
    getTranslations('admin.decision'),
    deskEdition(),
  ]);
  const { count } = await seatCount(scope, edition.id);
  const nameOf = await poolName({ categories, delegations: await capNames(scope, count), locale });
  return words('moveFull', { pool: nameOf(pool) });
}
