import type { RegistrationFilter, Sort } from '@/lib/dashboard/input';

export const LIST = '/admin/registrations';

type More = { cursor?: string; sort?: Sort; columns?: string };

/** The address of the list that a filter makes: what a tile counts is what its link shows. */
export const listAddress = (filter: RegistrationFilter, more: More = {}): string =>
  under(queryOf({ ...filter, ...more }));

type Beside = {
  open?: string;
  cursor?: string;
  /** What was decided just now, and on which. */
  taken?: string;
  of?: string;
};

/** A list given by its query, with a record open beside it. */
export function besideAddress(query: string, beside: Beside): string {
  const more = queryOf(beside);
  return under([query, more].filter(Boolean).join('&'));
}

const under = (query: string) => (query ? `${LIST}?${query}` : LIST);

export const queryOf = (values: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();

export const recordAddress = (reference: string): string => `${LIST}/${encodeURIComponent(reference)}`;

export const substituteAddress = (reference: string): string => `${recordAddress(reference)}/substitute`;

/** Where somebody is looked for by the number of a document. */
export const DOCUMENT_SEARCH = `${LIST}/document`;

export const DOUBLES = '/admin/doubles';
/** Two registrations side by side. */
export const compareAddress = (first: string, second: string): string =>
  `${DOUBLES}/${encodeURIComponent(first)}/${encodeURIComponent(second)}`;

export const DECISIONS = `${LIST}/decisions`;
export const bulkAddress = (id: string): string => `${LIST}/bulk/${encodeURIComponent(id)}`;

/** The reference that an address names; undefined for what cannot be one, such as a broken escape. */
export function referenceIn(segment: string): string | undefined {
  const reference = segment.replace(/%2D/gi, '-').trim();
  return /^[\w-]{1,40}$/.test(reference) ? reference : undefined;
}
