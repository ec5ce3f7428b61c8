import type { RegistrationState } from '@/db/schema';
import { after, DAY_MS, MINUTE_MS } from '@/lib/core/clock';

/** Why an application is refused; sentences for the person stand in the catalogues. */
export const REASON_CODES = [
  'incomplete',
  'not_eligible',
  'category_full',
  'duplicate',
  'not_verified',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export type Decision = 'approve' | 'reject' | 'request_info' | 'cancel' | 'reset';

/** The states in which each decision can be taken. */
const DECIDABLE: Record<Decision, readonly RegistrationState[]> = {
  // On the waiting list the approval holds in advance.
  approve: ['submitted', 'needs_info', 'waitlisted'],
  reject: ['submitted', 'needs_info', 'waitlisted'],
  request_info: ['submitted'],
  cancel: ['submitted', 'needs_info', 'waitlisted', 'approved'],
  reset: ['approved', 'rejected', 'cancelled'],
};

export const canDecide = (decision: Decision, state: RegistrationState): boolean =>
  DECIDABLE[decision].includes(state);

/** The most that one decision may be about: more than the forum has seats. */
export const MOST_AT_ONCE = 10_000;

/** How many share a transaction: enough to be quick, few enough that nobody waits long for the seats meanwhile. */
export const TOGETHER = 100;

type AsDecided = {
  fromState: RegistrationState;
  toState: RegistrationState;
  decidedAt: Date;
  prior: { stateChangedAt: string } | null;
};
/** Whether a registration is still in the state in which a decision left it, and has not been elsewhere meanwhile. */
export function isLeftAsDecided(
  { fromState, toState, decidedAt, prior }: AsDecided,
  now: { state: RegistrationState; stateChangedAt: Date },
): boolean {
  // An approval in advance leaves somebody who waits where they are.
  const since = fromState === toState ? Date.parse(prior?.stateChangedAt ?? '') : decidedAt.getTime();
  return now.state === toState && now.stateChangedAt.getTime() === since;
}

type Standing = {
  fromState: RegistrationState;
  prior: { heldAt?: string; isSeatKept?: boolean; place?: { approvedAt: string | null } };
};
/**
 * Whether the undecided may stand by the present rule of seats as they stood before a decision: where seats are held from the
 * approval they have none, and wait for none, but for who bears an invitation or was approved once.
 */
export function isSeatedAsNow(
  { fromState, prior }: Standing,
  { invitationId }: { invitationId: string | null },
  heldFrom: 'submission' | 'approval',
): boolean {
  if (fromState === 'waitlisted')
    return heldFrom === 'submission' || invitationId !== null || Boolean(prior.place?.approvedAt);
  if (fromState !== 'submitted' && fromState !== 'needs_info') return true;
  if (heldFrom === 'submission') return prior.heldAt !== undefined;
  return prior.heldAt === undefined || prior.isSeatKept === true || invitationId !== null;
}

/** Until when a letter of now is held back; undefined where letters leave at once. */
export const heldUntil = (minutes: number, now: Date): Date | undefined =>
  minutes > 0 ? after(now, minutes * MINUTE_MS) : undefined;

/** Until when a person may answer what is asked for now: the reviewer's own date, else by the setting. */
export const answerDeadline = (
  { informationDays }: { informationDays: number },
  { deadlineAt }: { deadlineAt?: Date },
  now: Date,
): Date => deadlineAt ?? after(now, informationDays * DAY_MS);

export const decisionsIn = (state: RegistrationState): Decision[] =>
  (Object.keys(DECIDABLE) as Decision[]).filter((decision) => canDecide(decision, state));
