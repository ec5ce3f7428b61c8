import type { InvitationFilter } from '@/lib/invitation/input';
import { queryOf } from '../registrations/list-address';

export const CODES = '/admin/codes';
export const UPLOAD = `${CODES}/upload`;
export const TEMPLATE = `${UPLOAD}/template.csv`;
export const PER_PAGE = 100;

/** The address of the list that a filter makes. */
export function codesAddress(filter: InvitationFilter, more: { page?: number } = {}): string {
  const query = queryOf({ ...filter, page: more.page?.toString() });
  return query ? `${CODES}?${query}` : CODES;
}

/** The file with the codes that a filter shows. */
export function fileAddress(filter: InvitationFilter): string {
  const query = queryOf(filter);
  return `${CODES}/codes.csv${query ? `?${query}` : ''}`;
}
