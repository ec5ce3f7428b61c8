import { actorNames } from '@/lib/auth/queries';
import { ok, refuse } from '@/lib/core/result';
import { hasOn } from '@/lib/core/rights';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { waitingPosition } from '@/lib/pool/list';
import { seatCount } from '@/lib/pool/queries';
import { poolFor, type SeatCount } from '@/lib/pool/rules';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { findRegistration } from '@/lib/registration/queries';
import { mayArrangeList } from '@/lib/waitlist/policy';
import { fillingWith, obstacleOf, overbooks } from '@/lib/waitlist/rules';
import { capNames, lineOf, waiterOf } from './line';

/** One person in the line, or who was in it: place, party, what a seat would fill, and whether one may arrange it. */
export async function personInLine(scope: Scope, reference: string) {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const registration = await findRegistration(scope, reference);
  if (!registration) return refuse('NOT_FOUND');
  const edition = await currentEdition(scope);
  const { count, waiting } = await seatCount(scope, edition.id);
  const found = await waiterOf(scope, registration.id);
  const people = waiting.get(poolFor(registration.isInternational)) ?? 0;
  const line = found && (await placeIn(scope, edition, count, people, found));
  return ok({ registration, line, capNames: await capNames(scope, count) });
}

type Found = NonNullable<Awaited<ReturnType<typeof waiterOf>>>;
async function placeIn(
  scope: Scope,
  edition: Edition,
  count: SeatCount,
  people: number,
  { waiter, party }: Found,
) {
  const { registrationId, approvedBy } = waiter;
  const names = await actorNames(scope, approvedBy ? [approvedBy] : []);
  return {
    ...waiter,
    place: (await waitingPosition(scope, registrationId)) ?? 1,
    of: people,
    party: party.length > 1 ? party.filter((one) => hasOn(scope.actor, 'readRegistrations', one)) : [],
    obstacle: obstacleOf(waiter, await lineOf(scope, edition, [waiter])),
    filling: fillingWith(count, waiter),
    isOverbooking: overbooks(count, waiter),
    approver: approvedBy ? names.get(approvedBy) : undefined,
    mayArrange: mayArrangeList(scope.actor),
  };
}

type Answer = Extract<Awaited<ReturnType<typeof personInLine>>, { ok: true }>;
export type WaiterInLine = NonNullable<Answer['value']['line']>;
