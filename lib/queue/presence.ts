import { and, asc, desc, eq, gt, lt, ne } from 'drizzle-orm';
import { auditFact, recordSeen, user } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import { unlessDiskFull } from '@/lib/core/overload';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import type { PresenceInput } from './input';
import { mayWorkQueue } from './policy';
import { idOf } from './queries';
import { OPEN_SECONDS, seenBefore } from './rules';

/** Who else has the record open, by address, and a stamp that is another one as soon as anything has happened to it. */
export type Attendance = { others: string[]; stamp: string };

/**
 * One beat of a page that shows a record: says that its reader has it open, and answers who else has. Reading leaves no
 * fact in the audit; what is kept is the last time that somebody looked.
 */
export function attend(
  scope: Scope,
  { reference, isLeaving = false }: PresenceInput,
): Promise<Result<Attendance, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction<Attendance, 'NOT_ALLOWED' | 'NOT_FOUND'>(scope, async (tx) => {
    const { actor } = tx;
    if (actor.kind !== 'person' || !mayWorkQueue(actor)) return refuse('NOT_ALLOWED');
    const registrationId = await idOf(tx, reference);
    if (!registrationId) return refuse('NOT_FOUND');
    const openUntil = isLeaving ? null : after(tx.now, OPEN_SECONDS * 1000);
    await see(tx, registrationId, actor.userId, openUntil);
    return ok({
      others: await othersAt(tx, registrationId),
      stamp: await stampOf(tx, registrationId),
    });
  });
}

/** Notes that the reader looks at a record now; tells when the visit before ended, null at the first. */
export async function lookAt(scope: Scope, registrationId: string): Promise<Date | null> {
  const { actor } = scope;
  if (actor.kind !== 'person' || !mayWorkQueue(actor)) return null;
  const looked = await inTransaction(scope, async (tx) =>
    ok(await see(tx, registrationId, actor.userId, after(tx.now, OPEN_SECONDS * 1000))),
  ).catch(unlessDiskFull);
  return looked?.ok ? looked.value : null;
}

async function see(tx: TxScope, registrationId: string, userId: string, openUntil: Date | null) {
  const mine = and(eq(recordSeen.registrationId, registrationId), eq(recordSeen.userId, userId));
  const [last] = await tx.db.select().from(recordSeen).where(mine).for('update');
  const now = { seenAt: tx.now, seenBefore: seenBefore(last, tx.now), openUntil };
  await tx.db
    .insert(recordSeen)
    .values({ registrationId, userId, ...now })
    .onConflictDoUpdate({ target: [recordSeen.registrationId, recordSeen.userId], set: now });
  return now.seenBefore;
}

/** The colleagues who have the record open now, by address. */
export async function othersAt(scope: Scope | TxScope, registrationId: string): Promise<string[]> {
  const me = scope.actor.kind === 'person' ? scope.actor.userId : '';
  const rows = await scope.db
    .select({ email: user.email })
    .from(recordSeen)
    .innerJoin(user, eq(user.id, recordSeen.userId))
    .where(
      and(
        eq(recordSeen.registrationId, registrationId),
        ne(recordSeen.userId, me),
        gt(recordSeen.openUntil, scope.now),
      ),
    )
    .orderBy(asc(user.email));
  return rows.map(({ email }) => email);
}

/** Everything that happens to a record is a fact: the newest one's key says whether anything has. */
export async function stampOf(scope: Pick<Scope, 'db'>, registrationId: string): Promise<string> {
  const [last] = await scope.db
    .select({ id: auditFact.id })
    .from(auditFact)
    .where(eq(auditFact.subject, `registration:${registrationId}`))
    .orderBy(desc(auditFact.at), desc(auditFact.id))
    .limit(1);
  return last?.id ?? '';
}

const KEPT_DAYS = 90;

/** Forgets who looked at what, once nobody asks any more what is new since then. */
export async function forgetLooks({ db, now }: Pick<Scope, 'db' | 'now'>): Promise<void> {
  await db.delete(recordSeen).where(lt(recordSeen.seenAt, after(now, -KEPT_DAYS * DAY_MS)));
}
