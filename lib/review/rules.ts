import type { RegistrationState } from '@/db/schema';

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

export const decisionsIn = (state: RegistrationState): Decision[] =>
  (Object.keys(DECIDABLE) as Decision[]).filter((decision) => canDecide(decision, state));
