import type { RegistrationFilter } from '@/lib/dashboard/input';

export const LIST = '/admin/registrations';

/** The address of the list that a filter makes: what a tile counts is what its link shows. */
export function listAddress(filter: RegistrationFilter, more: { cursor?: string } = {}): string {
  const query = queryOf({ ...filter, ...more });
  return query ? `${LIST}?${query}` : LIST;
}

export const queryOf = (values: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();

export const recordAddress = (reference: string): string => `${LIST}/${encodeURIComponent(reference)}`;

export const DECISIONS = `${LIST}/decisions`;
export const bulkAddress = (id: string): string => `${LIST}/bulk/${encodeURIComponent(id)}`;

/** The reference that an address names; undefined for what cannot be one, such as a broken escape. */
export function referenceIn(segment: string): string | undefined {
  const reference = segment.replace(/%2D/gi, '-').trim();
  return /^[\w-]{1,40}$/.test(reference) ? reference : undefined;
}
