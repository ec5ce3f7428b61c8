import type { RegistrationFilter } from '@/lib/dashboard/input';
import { queryOf } from '../list-address';

const EXPORT = '/admin/registrations/export';
export const EXPORT_FILE = `${EXPORT}/file`;
export const EXPORT_SETS = `${EXPORT}/sets`;

/** What the page of an export is asked for besides the filter: columns that were saved, and what has just happened. */
type More = { set?: string; fault?: 'columns' | 'name'; saved?: string; again?: string };

export function exportAddress(filter: RegistrationFilter, more: More = {}): string {
  const query = queryOf({ ...filter, ...more });
  return query ? `${EXPORT}?${query}` : EXPORT;
}
