import type { RegistrationFilter } from '@/lib/dashboard/input';
import { queryOf } from '../registrations/list-address';

export const BADGES = '/admin/badges';

/** The page of badges for those whom a filter of the list matches. */
export function badgesAddress(filter: RegistrationFilter): string {
  const query = queryOf(filter);
  return query ? `${BADGES}?${query}` : BADGES;
}

export const batchAddress = (id: string): string => `${BADGES}/${encodeURIComponent(id)}`;
export const batchFileAddress = (id: string): string => `${batchAddress(id)}/file`;
