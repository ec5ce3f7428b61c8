import { lt } from 'drizzle-orm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '@/db/client';
import { rateLimit } from '@/db/schema';
import { keyedHash } from '@/lib/core/crypto';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import type { Limit } from './rules';

/**
 * Spends one try of `who` (an address, a network); refused with `retryAfterSeconds` when none are left. A database that
 * does not answer throws: a limit never fails open. Only a keyed hash of `who` is stored.
 */
export async function spend(db: Db, limit: Limit, who: string): Promise<Spent> {
  return (await spendMany(db, limit, who, 1))[0] ?? ok(undefined);
}
export type Spent = Result<void, 'TOO_MANY_REQUESTS'>;

/** The same for many tries at once, with one question to the database: the first of them get what is left. */
export async function spendMany(db: Db, limit: Limit, who: string, tries: number): Promise<Spent[]> {
  try {
    await limiterFor(db, limit).consume(keyedHash(who, 'limit'), tries);
    return Array<Spent>(tries).fill(ok(undefined));
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    // Refused from memory, nothing was counted: the span is used up for all of them.
    const isCounted = error.consumedPoints > 0;
    const over = isCounted ? Math.min(tries, error.consumedPoints - limit.points) : tries;
    const refused = refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) });
    return [...Array<Spent>(tries - over).fill(ok(undefined)), ...Array<Spent>(over).fill(refused)];
  }
}

/** Gives `who` all tries back: for limits on being wrong, once somebody was right. */
export async function forgive(db: Db, limit: Limit, who: string): Promise<void> {
  await limiterFor(db, limit).delete(keyedHash(who, 'limit'));
}

const limiters = new WeakMap<Db, Map<string, RateLimiterPostgres>>();

function limiterFor(db: Db, { name, points, seconds }: Limit): RateLimiterPostgres {
  const ours = limiters.get(db) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(db, ours);
  const key = `${name}:${points}:${seconds}`;
  const limiter =
    ours.get(key) ??
    new RateLimiterPostgres({
      storeClient: db.$client,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      // Who is over the limit is refused from memory until it ends: a flood does not reach the database.
      inMemoryBlockOnConsumed: points + 1,
      clearExpiredByTimeout: false,
    });
  ours.set(key, limiter);
  return limiter;
}

/** Forgets the counts of spans that have ended. */
export async function discardSpentLimits({ db, now }: Pick<Scope, 'db' | 'now'>): Promise<void> {
  await db.delete(rateLimit).where(lt(rateLimit.expire, now.getTime()));
}
