import { and, asc, eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { withinReach } from '@/lib/registration/reach';

/** Who has applied with a code, in the order in which they came. */
export async function bearersOf(
  scope: Scope,
  invitationId: string,
): Promise<Result<Awaited<ReturnType<typeof select>>, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(await select(scope, invitationId));
}
export type Bearer = Awaited<ReturnType<typeof select>>[number];

const select = ({ db, actor }: Scope, invitationId: string) =>
  db
    .select({
      reference: registration.reference,
      givenLatin: registration.givenLatin,
      surnameLatin: registration.surnameLatin,
      nameNative: registration.nameNative,
      state: registration.state,
      submittedAt: registration.submittedAt,
    })
    .from(registration)
    .where(and(eq(registration.invitationId, invitationId), withinReach(actor)))
    .orderBy(asc(registration.submittedAt), asc(registration.id));
