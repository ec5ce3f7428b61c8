import { type Result, refuse } from '@/lib/core/result';

/*
 * To read a picture takes a core and up to some hundred megabytes for a second: two at once leave the rest of the machine to
 * everybody else, the others wait their turn, and when many wait already it is better to say so.
 */
const AT_ONCE = 2;
const MOST_WAITING = 24;

let working = 0;
const waiting: (() => void)[] = [];

/** Does something heavy in its turn. */
export async function inTurn<T, C extends string>(
  work: () => Promise<Result<T, C>>,
): Promise<Result<T, C | 'UNAVAILABLE'>> {
  if (working >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return refuse('UNAVAILABLE', { retryAfterSeconds: 5 });
    await new Promise<void>((next) => waiting.push(next));
  }
  working += 1;
  try {
    return await work();
  } finally {
    working -= 1;
    waiting.shift()?.();
  }
}
