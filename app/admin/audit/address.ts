import type { AuditFilter } from '@/lib/audit/input';
import { queryOf } from '../registrations/list-address';

export const AUDIT = '/admin/audit';
export const AUDIT_FILE = `${AUDIT}/file`;

/** The audit narrowed to a filter, from a fact on where one is named. */
export function auditAddress(filter: AuditFilter, more: { older?: string } = {}): string {
  const query = queryOf({ ...filter, ...more });
  return query ? `${AUDIT}?${query}` : AUDIT;
}
