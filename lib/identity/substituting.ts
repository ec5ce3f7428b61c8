import { and, eq, sql } from 'drizzle-orm';
import { registration, succession } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { type Edition, isInternational } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import type { SeatBook } from '@/lib/pool/book';
import { claimSeats, moveSeat } from '@/lib/pool/commands';
import { approveWaiting } from '@/lib/pool/line';
import { passSeat } from '@/lib/pool/passing';
import { placesOf, takeBackApproval } from '@/lib/pool/returning';
import { wishOf } from '@/lib/pool/rules';
import { passHead } from '@/lib/queue/passing';
import type { Registration } from '@/lib/registration/intake';
import { isActive, referenceOf } from '@/lib/registration/rules';
import { searchTextOf } from '@/lib/registration/search-text';
import { changeState, leave, lockRegistration, stateChanged } from '@/lib/registration/transition';
import { endTickets, issueTickets } from '@/lib/ticket/commands';
import type { SubstituteInput } from './input';
import { substitutedLetter, substituteLetter } from './letters';
import { mayJudge, mayJudgeDoubles } from './policy';

export type SubstituteRefusal =
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'STATE_CHANGED'
  | 'POOL_FULL'
  | 'ALREADY_REGISTERED';

/**
 * Puts one person in the place of another: the seat, or the place in the list, is passed on and never free meanwhile, with
 * category and delegation. The other's registration ends, its code is `replaced` at the gates, and both are written to.
 * Where the new person's country is counted in a pool without room, nothing happens.
 */
export function substitute(
  scope: Scope | TxScope,
  { reference, seenState, outcome, reason, ...person }: SubstituteInput,
): Promise<Result<Registration, SubstituteRefusal>> {
  return inTransaction<Registration, SubstituteRefusal>(scope, async (tx) => {
    if (!mayJudgeDoubles(tx.actor)) return refuse('NOT_ALLOWED');
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { book, edition, registration: old } = locked.value;
    if (!mayJudge(tx.actor, old)) return refuse('NOT_FOUND');
    if (!isActive(old.state) || old.state !== seenState) return stateChanged(old.state);
    const row = await rowOf(tx, edition, old, person);
    // Nobody gives away what is out of one's own reach afterwards.
    if (!mayJudge(tx.actor, row)) return refuse('NOT_ALLOWED');
    if (await hasAnother(tx, row, old)) return refuse('ALREADY_REGISTERED');
    await endTickets(tx, [old.id], 'replaced');
    const comes = await takePlace(tx, book, old, row, reason);
    if (!comes.ok) return comes;
    const now = outcome === 'approve' ? await approve(tx, book, comes.value) : comes;
    if (!now.ok) return now;
    await compose(tx, edition, [substitutedLetter(old), substituteLetter(now.value)]);
    return now;
  });
}

type Person = Omit<SubstituteInput, 'reference' | 'seenState' | 'outcome' | 'reason'>;

async function rowOf(
  tx: TxScope,
  edition: Edition,
  old: Registration,
  person: Person,
): Promise<Registration> {
  const { rows } = await tx.db.execute<{ number: number }>(
    sql`SELECT nextval('registration_number')::int AS number`,
  );
  const { nameLatin, ...said } = person;
  const row = {
    ...old,
    ...NOTHING_SAID,
    ...said,
    id: newId(),
    reference: referenceOf(edition.referencePrefix, rows[0]?.number ?? 0),
    // Somebody who waits is followed by somebody who waits; whoever else, by an application under review.
    state: old.state === 'waitlisted' ? ('waitlisted' as const) : ('submitted' as const),
    stateChangedAt: tx.now,
    submittedAt: tx.now,
    // The organisers answer for the address: a seat given by them must not lapse for a click that nobody made.
    emailConfirmedAt: tx.now,
    isInternational: isInternational(edition, person.countryRepresented),
    givenLatin: nameLatin.given,
    surnameLatin: nameLatin.surname ?? null,
    emailKey: foldEmail(person.email),
  };
  return { ...row, searchText: searchTextOf(row) };
}

/** What was the other's own, down to the code by which the other came, which has been used once. */
const NOTHING_SAID = {
  confirmEmailBy: null,
  emailRemindedAt: null,
  attendanceAskedAt: null,
  attendanceDueAt: null,
  attendanceRemindedAt: null,
  attendanceConfirmedAt: null,
  invitationId: null,
  nameNative: null,
  badgeName: null,
  honorific: null,
  territory: null,
  languages: [],
};

async function hasAnother(
  tx: TxScope,
  { emailKey, editionId }: Registration,
  old: Registration,
): Promise<boolean> {
  const others = await tx.db.$count(
    registration,
    and(
      eq(registration.editionId, editionId),
      eq(registration.emailKey, emailKey),
      sql`${registration.id} <> ${old.id} AND ${registration.state} NOT IN ('withdrawn', 'cancelled', 'lapsed')`,
    ),
  );
  return others > 0;
}

/** The other leaves and the new one is there, with the seat: one after the other, because they may share an address. */
async function takePlace(
  tx: TxScope,
  book: SeatBook,
  old: Registration,
  row: Registration,
  reason: string | undefined,
): Promise<Result<Registration, 'STATE_CHANGED' | 'POOL_FULL'>> {
  const { holds, waiters } = await placesOf(tx, [old.id]);
  // Written as cancelled first, and alive once the address is free; nobody sees it in between.
  await tx.db.insert(registration).values({ ...row, state: 'cancelled' });
  await passSeat(tx, book, old.id, row.id);
  const personal = reason ? { reason } : undefined;
  const ended = { after: { cause: 'substituted', successor: row.reference }, personal };
  const left = await leave(tx, { edition: book.edition, book, registration: old }, 'cancelled', ended);
  if (!left.ok) return left;
  await tx.db.update(registration).set({ state: row.state }).where(eq(registration.id, row.id));
  await record(tx, {
    action: 'registration.took_over',
    subject: `registration:${row.id}`,
    after: {
      reference: row.reference,
      state: row.state,
      category: row.category,
      isInternational: row.isInternational,
      predecessor: old.reference,
    },
    personal,
  });
  await tx.db.insert(succession).values({
    id: newId(),
    registrationId: old.id,
    successorId: row.id,
    kind: 'substituted',
    isTold: false,
    madeBy: actorKey(tx.actor),
    madeAt: tx.now,
  });
  await passHead(tx, old.id, row.id);
  // Approved in advance was the other one. The party of the delegation goes on with who comes.
  if (waiters.size > 0) await takeBackApproval(tx, [row.id]);
  if (holds.size + waiters.size > 0 && row.isInternational !== old.isInternational) {
    const moved = await moveSeat(tx, book, { registrationId: row.id, ...wishOf(row) });
    if (!moved.ok) return moved;
  }
  return ok(row);
}

/** Approves who comes instead: with a ticket where there is a seat, in advance for who waits as the other did. */
async function approve(
  tx: TxScope,
  book: SeatBook,
  row: Registration,
): Promise<Result<Registration, 'STATE_CHANGED' | 'POOL_FULL'>> {
  if (row.state === 'waitlisted') {
    await approveWaiting(tx, [row.id]);
    await record(tx, {
      action: 'registration.approved_in_advance',
      subject: `registration:${row.id}`,
      before: { state: row.state },
      after: { state: row.state },
    });
    return ok(row);
  }
  const { holds } = await placesOf(tx, [row.id]);
  const seeker = { registrationId: row.id, ...wishOf(row) };
  if (holds.size === 0 && !(await claimSeats(tx, book, [seeker])).has(row.id)) {
    return refuse('POOL_FULL', { pool: seeker.pool });
  }
  await issueTickets(tx, [row.id]);
  return changeState(tx, row, 'approved', { action: 'registration.approved' });
}
