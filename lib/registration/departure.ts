import { eq } from 'drizzle-orm';
import { informationRequest } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { compose } from '@/lib/mail/commands';
import type { Registration } from './intake';
import { addressed, letterTo } from './letters';
import { isOwner } from './policy';
import { UNDECIDED_STATES } from './rules';
import { leave, lockRegistration } from './transition';

/** The person gives the place up: seat and ticket go at once, and the waiting list moves. */
export function withdraw(
  scope: Scope,
  reference: string,
): Promise<Result<Registration, 'NOT_FOUND' | 'NOT_ALLOWED' | 'STATE_CHANGED'>> {
  return inTransaction(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { edition, registration } = locked.value;
    if (!isOwner(tx.actor, registration)) return refuse('NOT_ALLOWED');
    const left = await leave(tx, locked.value, 'withdrawn');
    if (!left.ok) return left;
    await compose(tx, edition, [
      { ...letterTo(registration, 'withdrawn'), kind: 'withdrawn', values: addressed(registration) },
    ]);
    return left;
  });
}

/** Lapses a registration whose address nobody confirmed in time; an approved one stays (product rule 4). */
export function lapseUnconfirmed(
  scope: Scope,
  registrationId: string,
): Promise<Result<boolean, 'NOT_FOUND'>> {
  return inTransaction(scope, async (tx) => {
    const locked = await lockRegistration(tx, { id: registrationId });
    if (!locked.ok) return locked;
    const isDue = !locked.value.registration.emailConfirmedAt;
    return ok(isDue && (await lapse(tx, locked.value, 'email_unconfirmed')));
  });
}

/** Lapses a registration whose open request for information nobody answered in time. */
export function lapseUnanswered(scope: Scope, requestId: string): Promise<Result<boolean, 'NOT_FOUND'>> {
  return inTransaction(scope, async (tx) => {
    const [asked] = await tx.db.select().from(informationRequest).where(eq(informationRequest.id, requestId));
    if (!asked) return refuse('NOT_FOUND');
    const locked = await lockRegistration(tx, { id: asked.registrationId });
    if (!locked.ok) return locked;
    const [current] = await tx.db
      .select()
      .from(informationRequest)
      .where(eq(informationRequest.id, requestId));
    const isDue = !current?.answeredAt && locked.value.registration.state === 'needs_info';
    return ok(isDue && (await lapse(tx, locked.value, 'request_unanswered')));
  });
}

async function lapse(
  tx: Parameters<typeof leave>[0],
  locked: Parameters<typeof leave>[1],
  cause: string,
): Promise<boolean> {
  const { edition, registration } = locked;
  if (!(UNDECIDED_STATES as readonly string[]).includes(registration.state)) return false;
  const left = await leave(tx, locked, 'lapsed', { after: { cause } });
  if (!left.ok) return false;
  await compose(tx, edition, [
    { ...letterTo(registration, 'lapsed'), kind: 'lapsed', values: addressed(registration) },
  ]);
  return true;
}
