import { desc, gte, notInArray, sql } from 'drizzle-orm';
import { verification } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { log } from '@/lib/core/log';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { type Verification, verify } from '@/lib/dashboard/verify';
import { currentEdition } from '@/lib/edition/queries';
import { mayVerify } from './policy';
import { nightOf } from './rules';

const VERIFICATION_LOCK = 7_301_002;
const MOST_KEPT = 400;

/**
 * Recounts everything once a night and keeps what it found; outside of the night's hour it does nothing. Any number of
 * instances may call it as often as they like: whoever is first decides for the night.
 */
export async function verifyNightly(scope: Scope): Promise<boolean> {
  const night = nightOf(scope.now, await currentEdition(scope));
  if (!night || (await isDone(scope, night))) return false;
  const found = await verify(scope);
  // Counting takes a while, and others may have counted meanwhile: one lock, one look, one row.
  const kept = await inTransaction(scope, async (tx) => {
    await lockVerification(tx);
    return ok((await isDone(tx, night)) ? false : await keep(tx, found));
  });
  return expectOk(kept);
}

/** Recounts now, whatever the hour; the alert goes by this until the next night. */
export async function recountNow(scope: Scope): Promise<Result<{ isSound: boolean }, 'NOT_ALLOWED'>> {
  if (!mayVerify(scope.actor)) return refuse('NOT_ALLOWED');
  const found = await verify(scope);
  return inTransaction(scope, async (tx) => {
    await lockVerification(tx);
    await keep(tx, found);
    return ok({ isSound: found.ok });
  });
}

const lockVerification = (tx: TxScope) =>
  tx.db.execute(sql`SELECT pg_advisory_xact_lock(${VERIFICATION_LOCK})`);

const isDone = async ({ db }: Pick<Scope, 'db'>, night: Date): Promise<boolean> =>
  (await db.$count(verification, gte(verification.at, night))) > 0;

async function keep(tx: TxScope, { ok: isSound, faults }: Verification): Promise<true> {
  await tx.db.insert(verification).values({ id: newId(), at: tx.now, isSound, faults });
  const newest = tx.db
    .select({ id: verification.id })
    .from(verification)
    .orderBy(desc(verification.at), desc(verification.id))
    .limit(MOST_KEPT);
  await tx.db.delete(verification).where(notInArray(verification.id, newest));
  if (isSound) log.info('recount: all holds');
  else log.error({ faults: faults.map(({ code }) => code) }, 'recount: something does not add up');
  return true;
}
