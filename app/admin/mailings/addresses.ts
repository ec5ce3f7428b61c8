import type { RegistrationFilter } from '@/lib/dashboard/input';
import { queryOf } from '../registrations/list-address';

export const MAILINGS = '/admin/mailings';
export const NEW_MAILING = `${MAILINGS}/new`;

const withQuery = (path: string, query: string) => (query ? `${path}?${query}` : path);

export const newMailingAddress = (filter: RegistrationFilter): string =>
  withQuery(NEW_MAILING, queryOf(filter));

export const mailingAddress = (id: string, more: Record<string, string | undefined> = {}): string =>
  withQuery(`${MAILINGS}/${encodeURIComponent(id)}`, queryOf(more));
export const editAddress = (id: string): string => `${mailingAddress(id)}/edit`;
export const resultsAddress = (id: string): string => `${mailingAddress(id)}/results.csv`;
export const sampleAddress = (id: string, language: string, version: number): string =>
  // The version, so that the frame shows what was saved last.
  `${mailingAddress(id)}/letter.html?${queryOf({ language, version: String(version) })}`;
