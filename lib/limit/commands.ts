import { lt } from 'drizzle-orm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '@/db/client';
import { rateLimit } from '@/db/schema';
import { keyedHash } from '@/lib/core/crypto';
import { tellRefusal } from '@/lib/core/refusal-notice';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { aroundIt, type Limit, whereaboutsOf } from './rules';

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

/**
 * Spends one try of an address and one of the network around it. Who is refused for the one costs the other nothing, so
 * that nobody uses up what the neighbours have left.
 */
export async function spendFrom(db: Db, limit: Limit, address: string): Promise<Spent> {
  return (await spendManyFrom(db, limit, address, 1))[0] ?? ok(undefined);
}

/** The same for many tries from one address at once. */
export async function spendManyFrom(db: Db, limit: Limit, address: string, tries: number): Promise<Spent[]> {
  const { network } = whereaboutsOf(address);
  const own = await spendMany(db, limit, whereaboutsOf(address).address, tries);
  const left = own.filter(({ ok: isLeft }) => isLeft).length;
  const shared = left > 0 ? await spendMany(db, aroundIt(limit), network, left) : [];
  const spent = own.map((one, position) => shared[position] ?? one);
  for (const one of spent) if (!one.ok) tellRefusal(address);
  return spent;
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
