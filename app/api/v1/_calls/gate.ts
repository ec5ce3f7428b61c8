import { defineCall } from '@/app/_server/call';
import { scanTicket } from '@/lib/gate/commands';
import { scanInput } from '@/lib/gate/input';
import { ticketOfReference } from '@/lib/registration/queries';
import { scanAnswer, ticketAnswer } from '../_answers/gate';

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
