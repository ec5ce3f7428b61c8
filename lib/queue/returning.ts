import { eq } from 'drizzle-orm';
import { assignment, informationRequest, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { personActor } from '@/lib/auth/queries';
import { expectOk, ok } from '@/lib/core/result';
import { hasOn } from '@/lib/core/rights';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { assignmentFact, assignmentRow } from './assigning';

/**
 * Brings an answered application back to whoever asked, unless it was given to another since. Who decides no more gets
 * nothing: what was theirs is nobody's again. Safe to run again.
 */
export async function returnAnswer(scope: Scope, requestId: string): Promise<void> {
  expectOk(await inTransaction(scope, async (tx) => ok(await bringBack(tx, requestId))));
}

async function bringBack(tx: TxScope, requestId: string): Promise<void> {
  const [asked] = await tx.db
    .select({ request: informationRequest, registration })
    .from(informationRequest)
    .innerJoin(registration, eq(registration.id, informationRequest.registrationId))
    .where(eq(informationRequest.id, requestId))
    .for('no key update', { of: registration });
  // A decision may have come before us: then there is nothing to look at any more.
  if (asked?.registration.state !== 'submitted') return;
  const { request } = asked;
  const asker = request.requestedBy?.startsWith('person:') ? request.requestedBy.slice('person:'.length) : '';
  const ofThis = eq(assignment.registrationId, request.registrationId);
  const [holder] = await tx.db.select().from(assignment).where(ofThis);
  if (holder && holder.userId !== asker && holder.assignedAt > request.requestedAt) return;
  const actor = asker ? await personActor(tx, asker) : undefined;
  const isThere = actor !== undefined && hasOn(actor, 'decide', asked.registration);
  if (isThere ? holder?.userId === asker : holder?.userId !== asker) return;
  await tx.db.delete(assignment).where(ofThis);
  if (isThere) await tx.db.insert(assignment).values(assignmentRow(tx, request.registrationId, asker));
  await record(tx, assignmentFact(request.registrationId, holder?.userId ?? null, isThere ? asker : null));
}
