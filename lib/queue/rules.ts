import { after, MINUTE_MS } from '@/lib/core/clock';

/** How long a page that has stopped beating still counts as open. */
export const OPEN_SECONDS = 20;

const VISIT_PAUSE_MS = 10 * MINUTE_MS;

type Seen = { seenAt: Date; seenBefore: Date | null };

/**
 * The moment after which something is new to somebody who looks now: the end of the visit before. Who comes back within
 * ten minutes is on the same visit, so that a reload does not make the news old.
 */
export const seenBefore = (seen: Seen | undefined, now: Date): Date | null =>
  seen && after(seen.seenAt, VISIT_PAUSE_MS) < now ? seen.seenAt : (seen?.seenBefore ?? null);

/**
 * Deals `count` things out one by one, each to whoever has least, the first named among equals.
 *
 * @param loads how much each already has; not changed
 * @returns for each thing the position in `loads` of who gets it; empty when nobody is there
 */
export function dealOut(count: number, loads: readonly number[]): number[] {
  if (loads.length === 0) return [];
  const having = [...loads];
  return Array.from({ length: count }, () => {
    const least = having.indexOf(Math.min(...having));
    having[least] = (having[least] ?? 0) + 1;
    return least;
  });
}
