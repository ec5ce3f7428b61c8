import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { openSession } from '@/lib/auth/opening';
import type { Opened } from '@/lib/auth/rules';
import { type Answered, answerByCode, answerByLink } from '@/lib/challenge/commands';
import type { ChallengeFault } from '@/lib/challenge/rules';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { ACTIVE_STATES, confirmationDeadline } from './rules';

export type Proof = { linkToken: string } | { challengeId: string; code: string };
export type Confirmed = { registrationId: string; session: Opened };

/** Confirms the e-mail of a registration by the link or the typed code of its letter, and signs its owner in. */
export function confirmEmail(scope: Scope, proof: Proof): Promise<Result<Confirmed, ChallengeFault>> {
  return 'linkToken' in proof
    ? inTransaction(scope, async (tx) => finish(tx, await answerByLink(tx, 'confirm_email', proof.linkToken)))
    : answerByCode(scope, 'confirm_email', proof.challengeId, proof.code, finish);
}

async function finish(
  tx: TxScope,
  answered: Result<Answered, ChallengeFault>,
): Promise<Result<Confirmed, ChallengeFault>> {
  if (!answered.ok) return answered;
  const { registrationId, emailKey } = answered.value;
  if (!registrationId) return refuse('LINK_UNKNOWN');
  await markConfirmed(tx, eq(registration.id, registrationId));
  // A registration that lapsed or was withdrawn meanwhile has nothing left to confirm. One that is confirmed already,
  // because its owner signed in before opening this letter, is no reason to turn the owner away.
  if (!(await isConfirmed(tx, registrationId))) return refuse('LINK_EXPIRED');
  return ok({ registrationId, session: await openSession(tx, emailKey) });
}

/** A person who signed in has proved the address: its unconfirmed registration counts as confirmed. */
export async function confirmByOwner(scope: Scope, emailKey: string): Promise<void> {
  await inTransaction(scope, async (tx) => ok(await markConfirmed(tx, eq(registration.emailKey, emailKey))));
}

/** Time to confirm the address anew, for an application that comes back to life after its deadline has passed. */
export async function renewConfirmation(
  tx: TxScope,
  edition: Edition,
  registrationId: string,
): Promise<void> {
  const deadline = confirmationDeadline(edition, tx.now);
  await tx.db
    .update(registration)
    .set({ confirmEmailBy: deadline, emailRemindedAt: null })
    .where(
      and(
        eq(registration.id, registrationId),
        isNull(registration.emailConfirmedAt),
        lt(registration.confirmEmailBy, deadline),
      ),
    );
}

async function isConfirmed(tx: TxScope, registrationId: string): Promise<boolean> {
  const found = await tx.db
    .select({ id: registration.id })
    .from(registration)
    .where(and(eq(registration.id, registrationId), isNotNull(registration.emailConfirmedAt), isActive));
  return found.length > 0;
}

const isActive = inArray(registration.state, [...ACTIVE_STATES]);

async function markConfirmed(tx: TxScope, whose: ReturnType<typeof eq>): Promise<void> {
  const confirmed = await tx.db
    .update(registration)
    .set({ emailConfirmedAt: tx.now })
    .where(and(whose, isNull(registration.emailConfirmedAt), isActive))
    .returning({ id: registration.id });
  await record(
    tx,
    ...confirmed.map(({ id }) => ({ action: 'registration.email_confirmed', subject: `registration:${id}` })),
  );
}
