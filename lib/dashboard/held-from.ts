import { and, eq, isNotNull } from 'drizzle-orm';
import { waiting } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { LINE_ORDER, nextInLine } from '@/lib/pool/list';
import { seatCount } from '@/lib/pool/queries';
import { allot, counting, partiesOf, wishOf } from '@/lib/pool/rules';
import { atOneMoment } from './moment';
import { undecidedOf } from './what-if';

/** What another moment from which seats are held would do to people. */
export type HeldFromPreview =
  | { to: 'approval'; givingUp: number; toReview: number; promoted: number }
  | { to: 'submission'; seated: number; waiting: number };

/** What it would do if seats were held from another moment, from now on. */
export function previewHeldFrom(
  scope: Scope,
  to: Edition['seatsHeldFrom'],
): Promise<Result<HeldFromPreview, 'NOT_ALLOWED'>> {
  return atOneMoment(scope, async (at) => {
    if (!mayChangeSettings(at.actor)) return refuse('NOT_ALLOWED');
    const edition = await currentEdition(at);
    if (to === edition.seatsHeldFrom) return ok(NOTHING[to]);
    return ok(await (to === 'approval' ? fromApproval(at, edition.id) : fromSubmission(at, edition.id)));
  });
}

const NOTHING = {
  approval: { to: 'approval', givingUp: 0, toReview: 0, promoted: 0 },
  submission: { to: 'submission', seated: 0, waiting: 0 },
} as const;

/** The undecided give up their seats and go off the list; who is left on it, approved already, moves up. */
async function fromApproval(scope: Scope, editionId: string): Promise<HeldFromPreview> {
  const people = await undecidedOf(scope, editionId, {});
  const { count } = await seatCount(scope, editionId);
  const giving = people.filter(
    ({ state, isSeated, keepsSeat }) => state !== 'waitlisted' && isSeated && !keepsSeat,
  );
  const free = giving.reduce((so, one) => counting(so, wishOf(one), -1), count);
  const line = await scope.db
    .select()
    .from(waiting)
    .where(and(eq(waiting.editionId, editionId), isNotNull(waiting.approvedAt)))
    .orderBy(...LINE_ORDER);
  return {
    to: 'approval',
    givingUp: giving.length,
    toReview: people.filter(({ state, isApproved }) => state === 'waitlisted' && !isApproved).length,
    promoted: allot(free, partiesOf(line)).held.length,
  };
}

/** The undecided get what the list leaves, in the order in which they applied. */
async function fromSubmission(scope: Scope, editionId: string): Promise<HeldFromPreview> {
  const people = (await undecidedOf(scope, editionId, {})).filter(({ state }) => state !== 'waitlisted');
  const { count } = await nextInLine(scope, editionId, (await seatCount(scope, editionId)).count);
  const { held, left } = allot(
    count,
    people.map((one) => [wishOf(one)]),
  );
  return { to: 'submission', seated: held.length, waiting: left.length };
}
