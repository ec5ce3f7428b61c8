import type { typedOf } from '@/app/_server/action';
import { pageScope } from '@/app/_server/scope';
import { nextUndecided } from '@/lib/dashboard/queue';
import { besideAddress, recordAddress } from '../list-address';
import { readQuery } from '../read-list';

/** Beside a list, the next of it that waits for a decision; by itself, the record as it is now. */
export async function afterDecision(
  reference: string,
  taken: string,
  typed: ReturnType<typeof typedOf>,
): Promise<string> {
  if (typeof typed.queue !== 'string') return `${recordAddress(reference)}?taken=${taken}`;
  const { filter, sort, cursor, query } = readQuery(typed.queue);
  const next = await nextUndecided(await pageScope(), reference, { ...filter, sort });
  return besideAddress(query, { cursor, open: next?.reference, taken, of: reference });
}
