export const LETTERS = '/admin/letters';
export const MANY_LETTERS = `${LETTERS}/many`;

export const letterFileAddress = (id: string): string => `${LETTERS}/${encodeURIComponent(id)}/file`;
export const letterBatchAddress = (id: string): string => `${LETTERS}/batches/${encodeURIComponent(id)}`;

/** The list under a filter, at a path of its own for the file. */
export function lettersAddress(
  filter: Readonly<Record<string, string | number | undefined>>,
  path = LETTERS,
): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  ).toString();
  return query ? `${path}?${query}` : path;
}
