import { and, desc, eq, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { informationRequest, registration } from '@/db/schema';
import { foldEmail } from '@/lib/core/fold';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type Ticket, ticketOf } from '@/lib/ticket/queries';
import { kept } from '@/lib/vault/queries';
import type { Needs } from '@/lib/vault/rules';
import type { Registration } from './intake';
import { mayRead } from './policy';
import { isReference } from './rules';

/** One registration of the current edition, for its owner and for who may read registrations. */
export async function findRegistration(scope: Scope, reference: string): Promise<Registration | undefined> {
  if (!isReference(reference)) return undefined;
  const edition = await currentEdition(scope);
  const [found] = await scope.db
    .select()
    .from(registration)
    .where(and(eq(registration.reference, reference), eq(registration.editionId, edition.id)));
  return found && mayRead(scope.actor, found) ? found : undefined;
}

/** The newest ticket of a registration, for its owner and for who may read registrations. */
export async function ticketOfReference(
  scope: Scope,
  reference: string,
): Promise<Result<Pick<Ticket, 'code' | 'status'>, 'NOT_FOUND' | 'NO_TICKET'>> {
  const found = await findRegistration(scope, reference);
  if (!found) return refuse('NOT_FOUND');
  const ticket = await ticketOf(scope, found.id);
  return ticket ? ok({ code: ticket.code, status: ticket.status }) : refuse('NO_TICKET');
}

/** The signed-in person's registration in the current edition: the live one, else the newest. */
export async function ownRegistration(scope: Scope): Promise<Registration | undefined> {
  if (scope.actor.kind !== 'person') return undefined;
  const edition = await currentEdition(scope);
  const [best] = await scope.db
    .select()
    .from(registration)
    .where(
      and(eq(registration.emailKey, foldEmail(scope.actor.email)), eq(registration.editionId, edition.id)),
    )
    .orderBy(
      sql`${registration.state} IN ('withdrawn', 'cancelled', 'lapsed')`,
      desc(registration.submittedAt),
    )
    .limit(1);
  return best;
}

/** The request for information that waits for an answer, if any. */
export async function openRequestOf(scope: Pick<Scope, 'db'>, registrationId: string) {
  const [open] = await scope.db
    .select()
    .from(informationRequest)
    .where(and(eq(informationRequest.registrationId, registrationId), isNull(informationRequest.answeredAt)));
  return open;
}

/** Access needs and diet in clear: for the person, never for a list. */
export const needsOf = async (scope: Pick<Scope, 'db'>, registrationId: string): Promise<Needs> =>
  (await kept(scope, registrationId, 'needs')) ?? {};

/** True when the same person has another live registration in the edition: this one cannot come back to life. */
export async function hasLiveTwin(scope: Pick<Scope, 'db'>, of: Registration): Promise<boolean> {
  const twins = await scope.db
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(
        eq(registration.editionId, of.editionId),
        eq(registration.emailKey, of.emailKey),
        ne(registration.id, of.id),
        notInArray(registration.state, ['withdrawn', 'cancelled', 'lapsed']),
      ),
    );
  return twins.length > 0;
}
