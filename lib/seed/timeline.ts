import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';
import type { Random } from './random';

export type Span = { from: Date; to: Date };

/** Fourteen weeks. */
export const WINDOW_MS = 14 * 7 * DAY_MS;

const SHAPE = 1_000;

/**
 * A moment at which somebody applies: many in the first days, a steady middle, and a rise towards the end that is
 * steeper the nearer it comes; by day rather than by night, less at weekends.
 */
export function momentOfApplying(random: Random, { from, to }: Span): Date {
  const length = to.getTime() - from.getTime() - 1;
  const part = random.weighted([
    [() => 0.1 * random.integer(0, SHAPE) * random.integer(0, SHAPE), 12],
    [() => SHAPE * random.integer(0, SHAPE), 40],
    [() => SHAPE * SHAPE - random.integer(0, SHAPE) * random.integer(0, SHAPE) * 0.35, 48],
  ])();
  const near = new Date(from.getTime() + (length * part) / (SHAPE * SHAPE));
  const shifted = isWeekend(near) && random.chance(0.6) ? near.getTime() + 2 * DAY_MS : near.getTime();
  const day = Math.floor(shifted / DAY_MS) * DAY_MS;
  const hour = random.weighted(HOURS);
  const at = day + hour * HOUR_MS + random.integer(0, 59) * MINUTE_MS + random.integer(0, 59_999);
  // The first and the last day are not whole.
  const isInside = at >= from.getTime() && at < to.getTime();
  return isInside ? new Date(at) : near;
}

const isWeekend = (day: Date): boolean => day.getUTCDay() % 6 === 0;

// In UTC: working hours from East Asia by Moscow to the Atlantic, the evening at home included.
const HOURS = [2, 1, 2, 4, 5, 7, 9, 10, 10, 9, 9, 10, 9, 8, 7, 6, 6, 6, 5, 4, 3, 2, 2, 2].map(
  (weight, hour) => [hour, weight] as const,
);
