import { defineCall } from '@/app/_server/call';
import { changeTicket } from '@/lib/badge/commands';
import { ticketInput } from '@/lib/badge/input';
import { ok } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { batchInput, rosterInput, scanInput } from '@/lib/gate/input';
import { rosterSince } from '@/lib/gate/roster';
import { takeScans } from '@/lib/gate/syncing';
import { ticketOfReference } from '@/lib/registration/queries';
import { batchAnswer, rosterAnswer, scanAnswer, ticketAnswer } from '../_answers/gate';

export const ticketCall = defineCall({
  method: 'GET',
  path: '/api/v1/registrations/{reference}/ticket',
  name: 'readTicket',
  summary: 'The newest ticket of a registration that was approved',
  needs: 'registrations:read',
  answer: ticketAnswer,
  run: (scope, { params }) => ticketOfReference(scope, params.reference ?? ''),
})({
  NOT_FOUND: 'The current edition has no registration with this reference.',
  NO_TICKET: 'The registration has never been approved.',
});

export const changeTicketCall = defineCall({
  method: 'POST',
  path: '/api/v1/registrations/{reference}/ticket',
  name: 'changeTicket',
  summary:
    'Issues the ticket again with a new code, or revokes it; the old code admits nobody from that moment on. Answers the newest ticket',
  needs: 'review',
  input: ticketInput,
  answer: ticketAnswer,
  run: (scope, { input, params }) => changeTicket(scope, params.reference ?? '', input),
})({
  NOT_ALLOWED: 'The token lacks the scope.',
  NOT_FOUND: 'The current edition has no registration with this reference.',
  NO_TICKET: 'The registration has never been approved.',
  NOT_APPROVED: 'Only who is approved is issued a ticket again.',
  TICKET_CHANGED: 'The ticket was replaced, revoked or stopped meanwhile; `status` is what it is now.',
});

export const scanCall = defineCall({
  method: 'POST',
  path: '/api/v1/scans',
  name: 'scan',
  summary:
    'Records one reading at a gate and answers whether to admit; the same id always gets the same answer',
  needs: 'gate',
  input: scanInput,
  answer: scanAnswer,
  run: (scope, { input }) => scanTicket(scope, input),
})({
  NOT_ALLOWED: 'The token lacks the scope.',
  UNKNOWN_GATE: 'The current edition has no such gate.',
  UNKNOWN_OPERATOR: 'Nobody with this id stands at the gates.',
});

export const scanBatchCall = defineCall({
  method: 'POST',
  path: '/api/v1/scans/batch',
  name: 'scanMany',
  summary:
    'Records up to 500 readings made offline; an answer for each in its order, and a bad one never blocks the rest',
  needs: 'gate',
  input: batchInput,
  // Each reading has an id of its own, by which a repeat finds its answer.
  idempotency: 'after-many',
  answer: batchAnswer,
  run: async (scope, { input }) => ok({ answers: await takeScans(scope, input) }),
})({ INVALID_INPUT: 'There is no reading, or there are more than 500.' });

export const rosterCall = defineCall({
  method: 'GET',
  path: '/api/v1/roster',
  name: 'readRoster',
  summary:
    'What a gate needs to decide without a network: everybody in pages, afterwards what has changed since the cursor',
  needs: 'gate',
  input: rosterInput,
  answer: rosterAnswer,
  run: (scope, { input }) => rosterSince(scope, input.since),
})({ NOT_ALLOWED: 'The token lacks the scope.' });
