import { and, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { claim, informationRequest, registration } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import type { SettingsInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { type Edition, windowAt } from '@/lib/edition/rules';
import { owesConsent } from '@/lib/registration/asking';
import { owesConfirmation } from '@/lib/registration/deadlines';
import type { Promises } from '@/lib/registration/promises';
import { lettersDue } from '@/lib/registration/reminders';
import { UNDECIDED_STATES } from '@/lib/registration/rules';
import { makeChanges } from './settings';

/** Where registration stands at a moment. */
export type WindowState = 'before' | 'open' | 'after';
export type SettingsEffects = Promises & {
  before: Edition;
  next: Edition;
  window: { was: WindowState; is: WindowState };
  /** Letters that leave at once and would not have left without the change. */
  lettersAtOnce: number;
  /** People who keep the deadline that they were told: to confirm the address, and to answer a request. */
  unconfirmed: number;
  unanswered: number;
  undecided: number;
  /** Of these, whose decision would be late by what is promised then. */
  late: number;
  approved: number;
  /** Approved people who have still to agree to a text that is asked for again. */
  unagreed: number;
  /** Open requests about data: each keeps the deadline that was told. */
  claims: number;
};

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CONTRADICT' | 'SETTINGS_CHANGED';

/**
 * What a change of settings would do to people, found out by doing it: the very commands and questions that act run in a
 * transaction that is then undone, so what is told here is what happens there. Holds the lock of the seats for as long as it
 * takes to count.
 */
export async function foretellSettings(
  scope: Scope,
  editionId: string,
  changes: SettingsInput,
  seen: SettingsInput = {},
): Promise<Result<SettingsEffects, Refusal>> {
  let found: SettingsEffects | undefined;
  const undone = await inTransaction<never, Refusal | 'UNDONE'>(scope, async (tx) => {
    const before = await currentEdition(tx);
    const lettersBefore = await lettersDue(tx, before);
    const made = await makeChanges(tx, editionId, changes, { seen });
    if (!made.ok) return made;
    const { edition: next, promises } = made.value;
    found = {
      ...promises,
      before,
      next,
      window: { was: windowState(before, tx.now), is: windowState(next, tx.now) },
      lettersAtOnce: Math.max(0, (await lettersDue(tx, next)) - lettersBefore),
      ...(await peopleOf(tx, next)),
    };
    return refuse('UNDONE');
  });
  if (found) return ok(found);
  return undone as Extract<typeof undone, { ok: false }> as Result<SettingsEffects, Refusal>;
}

function windowState(edition: Edition, now: Date): WindowState {
  const { isOpen, opensAt } = windowAt(edition, now);
  if (isOpen) return 'open';
  return now < opensAt ? 'before' : 'after';
}

async function peopleOf({ db, now }: Pick<Scope, 'db' | 'now'>, next: Edition) {
  const ofEdition = eq(registration.editionId, next.id);
  const undecided = and(ofEdition, inArray(registration.state, [...UNDECIDED_STATES]));
  const promised = sql`${registration.submittedAt} + make_interval(days => ${next.decisionDays})`;
  return {
    unconfirmed: await db.$count(
      registration,
      and(ofEdition, owesConfirmation, isNotNull(registration.confirmEmailBy)),
    ),
    unanswered: await db.$count(
      informationRequest,
      and(
        isNull(informationRequest.answeredAt),
        sql`EXISTS (SELECT 1 FROM ${registration} WHERE ${registration.id} = ${informationRequest.registrationId} AND ${ofEdition})`,
      ),
    ),
    undecided: await db.$count(registration, undecided),
    late: await db.$count(
      registration,
      and(undecided, lte(promised, sql`${now.toISOString()}::timestamptz`)),
    ),
    approved: await db.$count(registration, and(ofEdition, eq(registration.state, 'approved'))),
    unagreed: await db.$count(
      registration,
      and(ofEdition, eq(registration.state, 'approved'), owesConsent()),
    ),
    claims: await db.$count(claim, and(eq(claim.editionId, next.id), isNull(claim.closedAt))),
  };
}
