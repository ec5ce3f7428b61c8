import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { knownByLink } from '@/lib/challenge/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import type { Registration } from './intake';
import { addressed, letterTo } from './letters';
import { isOwner } from './policy';
import { type Locked, leave, lockRegistration, stateChanged } from './transition';

/** An approved person says: I will come. Saying it again changes nothing; who does not come withdraws. */
export function confirmAttendance(
  scope: Scope,
  reference: string,
): Promise<Result<void, 'NOT_FOUND' | 'NOT_ALLOWED' | 'STATE_CHANGED'>> {
  return inTransaction<void, 'NOT_FOUND' | 'NOT_ALLOWED' | 'STATE_CHANGED'>(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    if (!isOwner(tx.actor, locked.value.registration)) return refuse('NOT_ALLOWED');
    return come(tx, locked.value);
  });
}

async function come(tx: TxScope, { registration: own }: Locked): Promise<Result<void, 'STATE_CHANGED'>> {
  if (own.state !== 'approved') return stateChanged(own.state);
  if (own.attendanceConfirmedAt) return ok(undefined);
  await tx.db.update(registration).set({ attendanceConfirmedAt: tx.now }).where(eq(registration.id, own.id));
  await record(tx, { action: 'registration.attendance_confirmed', subject: `registration:${own.id}` });
  return ok(undefined);
}

/** By the person's own link: the place goes to whoever waits, as by a withdrawal, and the audit says by what it came. */
async function stayAway(tx: TxScope, locked: Locked): Promise<Result<void, 'STATE_CHANGED'>> {
  if (locked.registration.state !== 'approved') return stateChanged(locked.registration.state);
  const left = await leave(tx, locked, 'withdrawn', { after: { cause: DECLINED } });
  if (!left.ok) return left;
  const { registration: own } = locked;
  await compose(tx, locked.edition, [
    { ...letterTo(own, 'withdrawn'), kind: 'withdrawn', values: addressed(own) },
  ]);
  return ok(undefined);
}

/** Why somebody withdrew, in the audit. */
export const DECLINED = 'attendance_declined';

type LinkRefusal = 'LINK_UNKNOWN' | 'LINK_EXPIRED' | 'NOT_FOUND';

/**
 * Takes the answer of who follows the link of a letter: I will come, or I cannot. Without a session, because the link is for
 * this one answer; either may be given again, and a no after a yes counts.
 */
export function answerByAttendanceLink(
  scope: Scope,
  { linkToken, answer }: { linkToken: string; answer: 'yes' | 'no' },
): Promise<Result<void, LinkRefusal | 'STATE_CHANGED'>> {
  return inTransaction<void, LinkRefusal | 'STATE_CHANGED'>(scope, async (tx) => {
    const known = await knownByLink(tx, 'attendance', linkToken);
    if (!known.ok) return known;
    const locked = await lockRegistration(tx, { id: known.value.registrationId ?? '' });
    if (!locked.ok) return locked;
    // Whose address has changed since has another letter, or none: the one of before is of nobody any more.
    if (locked.value.registration.emailKey !== known.value.emailKey) return refuse('LINK_UNKNOWN');
    return answer === 'yes' ? come(tx, locked.value) : stayAway(tx, locked.value);
  });
}

export type AskedByLink = Pick<
  Registration,
  'state' | 'reference' | 'attendanceConfirmedAt' | 'attendanceDueAt'
>;

/** What the page behind a link shows; reading it changes nothing, and names nobody. */
export async function attendanceByLink(
  scope: Scope,
  linkToken: string,
): Promise<Result<AskedByLink, LinkRefusal>> {
  const known = await knownByLink(scope, 'attendance', linkToken);
  if (!known.ok) return known;
  const [found] = await scope.db
    .select()
    .from(registration)
    .where(eq(registration.id, known.value.registrationId ?? ''));
  const { attendanceConfirmBy } = await currentEdition(scope);
  if (!found || found.erasedAt || found.emailKey !== known.value.emailKey) return refuse('LINK_UNKNOWN');
  const { state, reference, attendanceConfirmedAt, attendanceDueAt: own } = found;
  // The later of one's own date and the setting, as everywhere.
  const dueAt = own && attendanceConfirmBy && attendanceConfirmBy > own ? attendanceConfirmBy : own;
  return ok({ state, reference, attendanceConfirmedAt, attendanceDueAt: dueAt });
}
