import { defineCall } from '@/app/_server/call';
import { changeTicket } from '@/lib/badge/commands';
import { ticketInput } from '@/lib/badge/input';
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
});
