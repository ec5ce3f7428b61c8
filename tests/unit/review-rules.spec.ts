import { expect, test } from '@playwright/test';
import { REGISTRATION_STATES, type RegistrationState } from '@/db/schema';
import { parseInput } from '@/lib/core/input';
import { mayMove } from '@/lib/registration/rules';
import { bulkDecisionInput, decisionInput } from '@/lib/review/input';
import { canDecide, type Decision, decisionsIn } from '@/lib/review/rules';

const DECISIONS_IN: Record<RegistrationState, Decision[]> = {
  submitted: ['approve', 'reject', 'request_info', 'cancel'],
  needs_info: ['approve', 'reject', 'cancel'],
  waitlisted: ['approve', 'reject', 'cancel'],
  approved: ['cancel', 'reset'],
  rejected: ['reset'],
  withdrawn: [],
  cancelled: ['reset'],
  lapsed: [],
};
const LEADS_TO: Record<Decision, RegistrationState> = {
  approve: 'approved',
  reject: 'rejected',
  request_info: 'needs_info',
  cancel: 'cancelled',
  reset: 'submitted',
};
const DECISIONS = Object.keys(LEADS_TO) as Decision[];

for (const state of REGISTRATION_STATES) {
  for (const decision of DECISIONS) {
    const can = DECISIONS_IN[state].includes(decision);
    test(`${decision} ${can ? 'is possible' : 'is refused'} in ${state}`, () => {
      expect(canDecide(decision, state)).toBe(can);
    });
  }

  test(`the decisions offered in ${state} are those that the state machine knows`, () => {
    expect(decisionsIn(state)).toEqual(DECISIONS_IN[state]);
    for (const decision of decisionsIn(state)) expect(mayMove(state, LEADS_TO[decision])).toBe(true);
  });
}

for (const [incomplete, path] of [
  [{ decision: 'reject' }, 'reasonCode'],
  [{ decision: 'reject', reasonCode: 'because' }, 'reasonCode'],
  [{ decision: 'request_info' }, 'fields'],
  [{ decision: 'request_info', fields: [], note: '  ' }, 'fields'],
  [{ decision: 'request_info', fields: ['email'] }, 'fields.0'],
  [{ decision: 'promote' }, 'decision'],
  [{ decision: 'approve', note: 'x'.repeat(2001) }, 'note'],
] as const) {
  test(`${JSON.stringify(incomplete).slice(0, 60)} is refused at ${path}`, () => {
    for (const [schema, body] of [
      [decisionInput, incomplete],
      [bulkDecisionInput, { ...incomplete, references: ['BMF-27-010017'] }],
    ] as const) {
      const parsed = parseInput(schema, body);
      const errors = parsed.ok ? [] : (parsed.refusal.details?.errors as { path: string }[]);
      expect(errors.map((error) => error.path)).toEqual([path]);
    }
  });
}

test('a request for information may consist of a note alone', () => {
  expect(parseInput(decisionInput, { decision: 'request_info', note: 'Which city?' }).ok).toBe(true);
});
