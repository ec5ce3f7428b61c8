import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { assignment, registration, staffRole } from '@/db/schema';
import { factRows, record } from '@/lib/audit/commands';
import { isNotSuspended, personActor } from '@/lib/auth/queries';
import { limitsIn } from '@/lib/auth/rules';
import { actorKey } from '@/lib/core/actor';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { hasOn } from '@/lib/core/rights';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { withinReach } from '@/lib/registration/reach';
import type { AssignmentInput } from './input';
import { mayWorkQueue } from './policy';
import { idOf } from './queries';
import { dealOut } from './rules';

type AssignRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'INVALID_INPUT';

/** Gives a registration to a colleague who decides, or takes it back from whoever had it. */
export function assign(
  scope: Scope,
  { reference, userId }: AssignmentInput,
): Promise<Result<void, AssignRefusal>> {
  return inTransaction<void, AssignRefusal>(scope, async (tx) => {
    if (!mayWorkQueue(tx.actor)) return refuse('NOT_ALLOWED');
    const registrationId = await idOf(tx, reference);
    if (!registrationId) return refuse('NOT_FOUND');
    if (userId && !(await mayLookAfter(tx, userId, registrationId)))
      return invalid([{ path: 'userId', code: 'invalid' }]);
    // Two who assign at once write one after the other, and the history tells both.
    await tx.db
      .select({ id: registration.id })
      .from(registration)
      .where(eq(registration.id, registrationId))
      .for('no key update');
    const ofThis = eq(assignment.registrationId, registrationId);
    const [before] = await tx.db.select().from(assignment).where(ofThis);
    if ((before?.userId ?? null) === userId) return ok(undefined);
    await tx.db.delete(assignment).where(ofThis);
    if (userId) await tx.db.insert(assignment).values(assignmentRow(tx, registrationId, userId));
    await record(tx, assignmentFact(registrationId, before?.userId ?? null, userId));
    return ok(undefined);
  });
}

const DEALING_LOCK = 7_301_004;

/**
 * Deals what is under review and nobody's out among the reviewers who reach everything (where there are none, the
 * organisers), oldest first, each to whoever has least. Two who press at once deal it once. Tells how many were dealt.
 */
export function assignInTurn(scope: Scope): Promise<Result<number, 'NOT_ALLOWED'>> {
  return inTransaction<number, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayWorkQueue(tx.actor)) return refuse('NOT_ALLOWED');
    await tx.db.execute(sql`SELECT pg_advisory_xact_lock(${DEALING_LOCK})`);
    const [open, colleagues] = [await nobodys(tx), await loads(tx)];
    const dealt = dealOut(
      open.length,
      colleagues.map(({ load }) => load),
    ).flatMap((position, at) => {
      const [registrationId, userId] = [open[at]?.id, colleagues[position]?.userId];
      return registrationId && userId ? [{ registrationId, userId }] : [];
    });
    await insertAll(
      tx.db,
      rowsFor(
        assignment,
        dealt.map(({ registrationId, userId }) => assignmentRow(tx, registrationId, userId)),
      ),
      ...factRows(
        tx,
        dealt.map(({ registrationId, userId }) => assignmentFact(registrationId, null, userId)),
      ),
    );
    return ok(dealt.length);
  });
}

async function nobodys(tx: TxScope): Promise<{ id: string }[]> {
  const edition = await currentEdition(tx);
  return tx.db
    .select({ id: registration.id })
    .from(registration)
    .leftJoin(assignment, eq(assignment.registrationId, registration.id))
    .where(
      and(
        eq(registration.editionId, edition.id),
        eq(registration.state, 'submitted'),
        withinReach(tx.actor),
        isNull(assignment.registrationId),
      ),
    )
    .orderBy(asc(registration.submittedAt), asc(registration.id))
    .for('no key update', { of: registration });
}

/** Who reviews, and how many undecided each has already. */
async function loads(tx: TxScope): Promise<{ userId: string; load: number }[]> {
  const held = await tx.db
    .select()
    .from(staffRole)
    .where(isNotSuspended)
    .orderBy(asc(staffRole.grantedAt), asc(staffRole.userId));
  const reviewers = held.filter((one) => one.role === 'reviewer' && !limitsIn(one));
  const chosen = reviewers.length > 0 ? reviewers : held.filter(({ role }) => role === 'organiser');
  const having = await tx.db
    .select({ userId: assignment.userId, load: count() })
    .from(assignment)
    .innerJoin(registration, eq(registration.id, assignment.registrationId))
    .where(inArray(registration.state, ['submitted', 'needs_info']))
    .groupBy(assignment.userId);
  const loadOf = new Map(having.map(({ userId, load }) => [userId, load]));
  return chosen.map(({ userId }) => ({ userId, load: loadOf.get(userId) ?? 0 }));
}

/** Whoever looks after a registration must be able to decide on it. */
async function mayLookAfter(tx: TxScope, userId: string, registrationId: string): Promise<boolean> {
  const [actor, [placed]] = await Promise.all([
    personActor(tx, userId),
    tx.db.select().from(registration).where(eq(registration.id, registrationId)),
  ]);
  return actor !== undefined && placed !== undefined && hasOn(actor, 'decide', placed);
}

export const assignmentRow = (tx: TxScope, registrationId: string, userId: string) => ({
  registrationId,
  userId,
  assignedBy: actorKey(tx.actor),
  assignedAt: tx.now,
});

const key = (userId: string | null) => (userId ? `person:${userId}` : null);
export const assignmentFact = (registrationId: string, from: string | null, to: string | null) => ({
  action: to ? 'registration.assigned' : 'registration.unassigned',
  subject: `registration:${registrationId}`,
  before: { assignee: key(from) },
  after: { assignee: key(to) },
});
