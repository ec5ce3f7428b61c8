import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { hold, registration, waiting } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { nextInLine } from '@/lib/pool/list';
import { seatCount } from '@/lib/pool/queries';
import { allot, counting, wishOf } from '@/lib/pool/rules';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { UNDECIDED_STATES } from '@/lib/registration/rules';
import { matching } from './filter';
import type { RegistrationFilter } from './input';
import { atOneMoment } from './moment';

type Both = { total: number; international: number };
export type WhatIf = {
  /** Undecided registrations that the filter matches. */
  undecided: number;
  tickets: number;
  /** Seats that are not held yet and would be. */
  moreSeats: number;
  /** No seat left: onto the waiting list, approved already. */
  ontoList: number;
  /** On the waiting list and would be approved in advance there. */
  inAdvance: number;
  held: Both;
  approved: Both;
};

/** What would happen if everybody undecided whom a filter matches were approved now. */
export function whatIfApproved(
  scope: Scope,
  filter: RegistrationFilter,
): Promise<Result<WhatIf, 'NOT_ALLOWED'>> {
  return atOneMoment(scope, async (at) => {
    if (!mayReadRegistrations(at.actor)) return refuse('NOT_ALLOWED');
    const { id } = await currentEdition(at);
    const people = await undecidedOf(at, id, filter);
    const here = people.filter(({ state }) => state !== 'waitlisted');
    const seated = here.filter(({ isSeated }) => isSeated);
    const { count } = await seatCount(at, id);
    const { count: left } = await nextInLine(at, id, count);
    const seekers = here.filter(({ isSeated }) => !isSeated).map((one) => ({ ...wishOf(one), one }));
    const { held, left: full } = allot(
      left,
      seekers.map((seeker) => [seeker]),
    );
    const after = held.reduce((so, wish) => counting(so, wish, 1), count);
    const approved = await approvedNow(at, id);
    const tickets = [...seated, ...held.map(({ one }) => one)];
    return ok({
      undecided: people.length,
      tickets: tickets.length,
      moreSeats: held.length,
      ontoList: full.length,
      inAdvance: people.filter(({ state, isApproved }) => state === 'waitlisted' && !isApproved).length,
      held: {
        total: after.held.domestic + after.held.international,
        international: after.held.international,
      },
      approved: {
        total: approved.total + tickets.length,
        international:
          approved.international + tickets.filter(({ isInternational }) => isInternational).length,
      },
    });
  });
}

/** Who is not decided, in the order in which they applied. */
export const undecidedOf = (scope: Scope, editionId: string, filter: RegistrationFilter) =>
  scope.db
    .select({
      registrationId: registration.id,
      state: registration.state,
      category: registration.category,
      delegationId: registration.delegationId,
      isInternational: registration.isInternational,
      isSeated: sql<boolean>`${hold.registrationId} IS NOT NULL`,
      /** Brought by a code, or given before: it stays also where seats are held from the approval. */
      keepsSeat: sql<boolean>`${registration.invitationId} IS NOT NULL OR coalesce(${hold.isKept}, false)`,
      isApproved: sql<boolean>`${waiting.approvedAt} IS NOT NULL`,
    })
    .from(registration)
    .leftJoin(hold, eq(hold.registrationId, registration.id))
    .leftJoin(waiting, eq(waiting.registrationId, registration.id))
    .where(and(matching(scope, editionId, filter), inArray(registration.state, [...UNDECIDED_STATES])))
    .orderBy(asc(registration.submittedAt), asc(registration.id));

async function approvedNow(scope: Scope, editionId: string): Promise<Both> {
  const approved = and(eq(registration.editionId, editionId), eq(registration.state, 'approved'));
  return {
    total: await scope.db.$count(registration, approved),
    international: await scope.db.$count(registration, and(approved, eq(registration.isInternational, true))),
  };
}
