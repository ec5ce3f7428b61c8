import { eq } from 'drizzle-orm';
import { type RegistrationState, registration } from '@/db/schema';
import { challengeAddresses } from '@/lib/challenge/commands';
import type { ChallengeFault } from '@/lib/challenge/rules';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import { waitingPosition } from '@/lib/pool/list';
import { fullnessFor } from '@/lib/pool/queries';
import type { Fullness } from '@/lib/pool/rules';
import { type Confirmed, confirmEmail } from './confirmation';
import { lockDraft, noteChallenge, openDraft } from './draft';
import { confirmationLetter } from './letters';
import { confirmBy, decisionPromise, isActive } from './rules';
import { lockRegistration } from './transition';

/** What the browser that sent an application may know of it before anybody has signed in. */
export type Receipt = {
  registrationId: string;
  reference: string;
  state: RegistrationState;
  email: string;
  confirmedAt: Date | null;
  confirmBy: Date;
  decideBy: Date;
  waitlistPosition: number | undefined;
  /** Which limit is full, for who waits. */
  full: Fullness | undefined;
  timeZone: string;
};

/** The receipt of the draft that a cookie's token opens; undefined as long as nothing was submitted. */
export async function receiptOf(scope: Scope, token: string): Promise<Receipt | undefined> {
  const submitted = (await openDraft(scope, token))?.submitted;
  if (!submitted) return undefined;
  const edition = await currentEdition(scope);
  const [row] = await scope.db.select().from(registration).where(eq(registration.id, submitted.id));
  if (!row || row.editionId !== edition.id) return undefined;
  return {
    registrationId: row.id,
    reference: row.reference,
    state: row.state,
    email: row.email,
    confirmedAt: row.emailConfirmedAt,
    confirmBy: confirmBy(edition, row),
    decideBy: decisionPromise(edition, row.submittedAt),
    waitlistPosition: await waitingPosition(scope, row.id),
    full: row.state === 'waitlisted' ? await fullnessFor(scope, row) : undefined,
    timeZone: edition.timeZone,
  };
}

/** Confirms the address of the application that this browser sent, by the code of the newest letter. */
export async function confirmReceipt(
  scope: Scope,
  token: string,
  code: string,
): Promise<Result<Confirmed, ChallengeFault | 'NOT_FOUND'>> {
  const challengeId = (await openDraft(scope, token))?.submitted?.challengeId;
  return challengeId ? confirmEmail(scope, { challengeId, code }) : refuse('NOT_FOUND');
}

/** Sends the request to confirm the address once more, with a new link and code; the deadline stays. */
export function resendConfirmation(
  scope: Scope,
  token: string,
): Promise<Result<void, 'NOT_FOUND' | 'STATE_CHANGED'>> {
  return inTransaction<void, 'NOT_FOUND' | 'STATE_CHANGED'>(scope, async (tx) => {
    const opened = await lockDraft(tx, token);
    if (!opened?.submitted) return refuse('NOT_FOUND');
    const locked = await lockRegistration(tx, { id: opened.submitted.id });
    if (!locked.ok) return locked;
    const { edition, registration: row } = locked.value;
    const expiresAt = confirmBy(edition, row);
    if (row.emailConfirmedAt || !isActive(row.state) || expiresAt <= tx.now) return refuse('STATE_CHANGED');
    const [secrets] = await challengeAddresses(tx, [
      { purpose: 'confirm_email', emailKey: row.emailKey, registrationId: row.id, expiresAt },
    ]);
    if (!secrets) throw new Error('a challenge was asked for and not made');
    await compose(tx, edition, [confirmationLetter(edition, row, secrets)]);
    await noteChallenge(tx, opened, secrets.challengeId);
    return ok(undefined);
  });
}
