import type { BasePool } from '@/db/schema';
import { queryOf } from '../registrations/list-address';

export const LINE = '/admin/waiting-list';
export const PARTY = `${LINE}/party`;

/** A page of one pool's list; the first pages of both when nothing is named. */
export function lineAddress(pool?: BasePool, page = 1): string {
  const query = queryOf({ pool, page: page > 1 ? String(page) : undefined });
  return query ? `${LINE}?${query}` : LINE;
}

/** Where one person's place is seen and changed. */
export const personAddress = (reference: string): string => `${LINE}/${encodeURIComponent(reference)}`;
