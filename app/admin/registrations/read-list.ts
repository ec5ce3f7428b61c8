import { type ListInput, listInput, type RegistrationFilter, type Sort } from '@/lib/dashboard/input';
import { queryOf, referenceIn } from './list-address';

export const COLUMNS = [
  'category',
  'country',
  'organisation',
  'position',
  'territory',
  'assignee',
  'state',
  'submitted',
] as const;
export type Column = (typeof COLUMNS)[number];
export const SHOWN: readonly Column[] = ['category', 'country', 'organisation', 'state', 'submitted'];

export type AskedList = {
  filter: RegistrationFilter;
  sort: Sort;
  /** The order that was asked for, where one was. */
  chosenSort: Sort | undefined;
  columns: readonly Column[];
  cursor: string | undefined;
  /** The record that stands open beside the list. */
  open: string | undefined;
  /** Something in the address means nothing here, and the list begins at its start. */
  isLost: boolean;
  /** The address of this list again, without its page and its record. */
  query: string;
};
export type Asked = Record<string, string | string[] | undefined>;

/** What the address of the list asks for: it alone says which registrations, in which order and with which columns. */
export function readList(asked: Asked): AskedList {
  const parsed = listInput.safeParse({ ...asked, limit: undefined });
  const input: ListInput = parsed.success ? parsed.data : {};
  const { cursor, limit: _, sort, ...filter } = input;
  const wanted = [asked.columns ?? []].flat().flatMap((names) => names.split(','));
  const columns = COLUMNS.filter((name) => wanted.includes(name));
  return {
    filter,
    // What is searched for stands with the best match first, what waits for a decision as it is due, all else as it came in.
    sort: sort ?? (filter.q ? 'match' : filter.status === 'submitted' ? 'queue' : 'oldest'),
    chosenSort: sort,
    columns: columns.length > 0 ? columns : SHOWN,
    cursor,
    open: typeof asked.open === 'string' ? referenceIn(asked.open) : undefined,
    isLost: !parsed.success,
    query: queryOf({ ...filter, sort, columns: columns.join(',') }),
  };
}

/** The query of a list as a form carried it, told apart from whatever else a stranger may send. */
export const readQuery = (query: unknown): AskedList =>
  readList(Object.fromEntries(new URLSearchParams(typeof query === 'string' ? query : '')));
