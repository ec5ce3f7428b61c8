import { and, desc, eq, gte, isNull, notInArray, sql } from 'drizzle-orm';
import { recountRun, verification } from '@/db/schema';
import { chainLength } from '@/lib/audit/chain';
import { record, sealAll } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { after, clock, HOUR_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { log } from '@/lib/core/log';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { type Verification, verify } from '@/lib/dashboard/verify';
import { currentEdition } from '@/lib/edition/queries';
import { enqueue } from '@/lib/task/commands';
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
    return ok(!(await isDone(tx, night)) && Boolean(await keep(tx, found)));
  });
  return expectOk(kept);
}

/**
 * Asks for a recount now, whatever the hour: the worker carries it out, and the alert goes by what it finds until the next
 * night. While one is under way nobody starts a second: who asks gets to see that one.
 */
export function askRecount(scope: Scope): Promise<Result<string, 'NOT_ALLOWED'>> {
  return inTransaction<string, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayVerify(tx.actor)) return refuse('NOT_ALLOWED');
    await lockVerification(tx);
    const [open] = await tx.db.select().from(recountRun).where(isNull(recountRun.finishedAt));
    if (open) {
      // A task that has given up for good must not keep everybody from ever asking again; to do it twice does no harm.
      if (after(open.askedAt, HOUR_MS) <= tx.now) await enqueue(tx, recountOf(open.id));
      return ok(open.id);
    }
    const id = newId();
    await tx.db.insert(recountRun).values({ id, askedBy: actorKey(tx.actor), askedAt: tx.now });
    await record(tx, { action: 'recount.asked', subject: `recount:${id}` });
    await enqueue(tx, recountOf(id));
    return ok(id);
  });
}

const recountOf = (runId: string) => ({ kind: 'verification.recount' as const, payload: { runId } });

/** Carries out a recount that was asked for, telling as it goes how far it is; one that is finished is left alone. */
export async function carryOutRecount(scope: Scope, runId: string): Promise<void> {
  const mine = and(eq(recountRun.id, runId), isNull(recountRun.finishedAt));
  // What nobody has sealed yet could be altered unseen: seal it first, then walk the chain.
  await sealAll(scope);
  const { sealed } = await chainLength(scope);
  const [run] = await scope.db
    .update(recountRun)
    .set({ startedAt: scope.now, walkedFacts: 0, allFacts: sealed })
    .where(mine)
    .returning();
  if (!run) return;
  // Told on a connection of its own, so that it is seen before the end; only one run is under way, so it takes one.
  const found = await verify(scope, async (walkedFacts) => {
    await scope.db.update(recountRun).set({ walkedFacts }).where(mine);
  });
  const kept = await inTransaction(scope, async (tx) => {
    await lockVerification(tx);
    const verificationId = await keep(tx, found);
    await tx.db
      .update(recountRun)
      .set({ finishedAt: clock.now(), walkedFacts: found.audit.sealed, verificationId })
      .where(mine);
    await tx.db.delete(recountRun).where(notInArray(recountRun.id, newestRuns(tx)));
    return ok(undefined);
  });
  expectOk(kept);
}

const newestRuns = ({ db }: Pick<TxScope, 'db'>) =>
  db.select({ id: recountRun.id }).from(recountRun).orderBy(desc(recountRun.askedAt)).limit(MOST_KEPT);

const lockVerification = (tx: TxScope) =>
  tx.db.execute(sql`SELECT pg_advisory_xact_lock(${VERIFICATION_LOCK})`);

const isDone = async ({ db }: Pick<Scope, 'db'>, night: Date): Promise<boolean> =>
  (await db.$count(verification, gte(verification.at, night))) > 0;

async function keep(tx: TxScope, { ok: isSound, faults, audit }: Verification): Promise<string> {
  const id = newId();
  await tx.db
    .insert(verification)
    .values({ id, at: tx.now, isSound, faults, sealedFacts: audit.sealed, unsealedFacts: audit.unsealed });
  const newest = tx.db
    .select({ id: verification.id })
    .from(verification)
    .orderBy(desc(verification.at), desc(verification.id))
    .limit(MOST_KEPT);
  await tx.db.delete(verification).where(notInArray(verification.id, newest));
  if (isSound) log.info('recount: all holds');
  else log.error({ faults: faults.map(({ code }) => code) }, 'recount: something does not add up');
  return id;
}
