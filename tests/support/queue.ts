import { expectOk } from '@/lib/core/result';
import { listRegistrations } from '@/lib/dashboard/queries';
import type { House } from './house';
import { application, minutesLater, reviewer } from './people';

/** Applications a minute apart, the first at minute 1. */
export async function several(house: House, ...own: Record<string, unknown>[]): Promise<string[]> {
  const references: string[] = [];
  for (const [position, one] of own.entries()) {
    const at = minutesLater(position + 1);
    references.push((await house.submit(application(one), undefined, at)).reference);
  }
  return references;
}

/** A list as a reviewer reads it, by reference. */
export const listed = async (house: House, input: Parameters<typeof listRegistrations>[1], now?: Date) =>
  expectOk(await listRegistrations(house.scope(reviewer, now), input)).rows.map(({ reference }) => reference);
