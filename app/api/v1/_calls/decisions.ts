import { z } from 'zod';
import { defineCall } from '@/app/_server/call';
import { ok } from '@/lib/core/result';
import { decide, decideMany } from '@/lib/review/commands';
import { bulkDecisionInput, type DecisionInput, decisionInput } from '@/lib/review/input';
import { reference, registrationState } from '../_answers/registration';

const refusals = {
  NOT_FOUND: 'The current edition has no registration with this reference.',
  STATE_CHANGED: 'Somebody decided meanwhile; `state` is the present state.',
  POOL_FULL:
    'There is no free seat and the registration is on the waiting list; `whenFull: wait` approves it in advance.',
  INVALID_INPUT: 'A field is missing or wrong, or `deadlineAt` has passed already.',
  ALREADY_REGISTERED: 'A reset would make a second live registration of one address.',
};

/** Who has not said to have seen the waiting list is not answered 200 for somebody who goes on waiting. */
const toldWhenFull = <I extends Pick<DecisionInput, 'whenFull' | 'seenState'>>(input: I) => ({
  ...input,
  whenFull:
    input.whenFull ?? (input.seenState === 'waitlisted' ? ('wait' as const) : ('refuse_unseen' as const)),
});

export const decideCall = defineCall({
  method: 'POST',
  path: '/api/v1/registrations/{reference}/decisions',
  name: 'decide',
  summary: 'Takes one decision; answers the new state',
  needs: 'review',
  input: decisionInput,
  answer: z.object({ reference, status: registrationState }).meta({ id: 'Decided' }),
  run: async (scope, { input, params }) => {
    const decided = await decide(scope, params.reference ?? '', toldWhenFull(input));
    return decided.ok ? ok({ reference: decided.value.reference, status: decided.value.state }) : decided;
  },
})({ NOT_ALLOWED: 'The token lacks the scope.', ...refusals });

const CODES = ['NOT_ALLOWED', 'NOT_FOUND', 'STATE_CHANGED', 'POOL_FULL', 'ALREADY_REGISTERED'] as const;

export const decideManyCall = defineCall({
  method: 'POST',
  path: '/api/v1/decisions',
  name: 'decideMany',
  summary: 'Takes the same decision on many, each by itself: a refusal of one never undoes the others',
  needs: 'review',
  input: bulkDecisionInput,
  idempotency: 'after-many',
  answer: z
    .object({
      done: z.array(reference),
      skipped: z.array(z.object({ reference, code: z.enum(CODES) })),
    })
    .meta({ id: 'DecidedMany' }),
  run: (scope, { input }) => decideMany(scope, toldWhenFull(input)),
})({ NOT_ALLOWED: 'The token lacks the scope.', INVALID_INPUT: refusals.INVALID_INPUT });
