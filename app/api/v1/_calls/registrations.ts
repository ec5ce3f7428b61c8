import { defineCall } from '@/app/_server/call';
import { addressOf } from '@/app/_server/network';
import { demandProof, PROOF_HEADER } from '@/app/_server/proof-of-work';
import { connection } from '@/lib/core/connection';
import { ok, refuse } from '@/lib/core/result';
import { listInput } from '@/lib/dashboard/input';
import { listRegistrations } from '@/lib/dashboard/queries';
import { registrationRecord } from '@/lib/dashboard/record';
import { spendApplication, submitInCompany } from '@/lib/registration/gathering';
import { registrationInput } from '@/lib/registration/input';
import { bringsConfirmedEmail } from '@/lib/registration/policy';
import { newTask } from '@/lib/shield/proof';
import { receiptAnswer, recordAnswer, registrationPageAnswer } from '../_answers/registration';
import { listedOf, recordOf } from '../_answers/registration-of';

export const submitCall = defineCall({
  method: 'POST',
  path: '/api/v1/registrations',
  name: 'submitRegistration',
  summary:
    'Submits one application. With a token of scope registrations:write the e-mail counts as confirmed and no limit applies; without, the address is asked to confirm within the time that the edition sets',
  input: registrationInput,
  answer: receiptAnswer,
  status: 201,
  // Who imports a delegation with a token is known; strangers share the limit of their network, and solve a task in a flood.
  guard: async (scope, headers) => {
    if (bringsConfirmedEmail(scope.actor)) return ok(undefined);
    const spent = await spendApplication(connection().db, scope, addressOf(headers));
    if (!spent.ok) return spent;
    const shown = await demandProof(scope, headers.get(PROOF_HEADER));
    return shown.ok
      ? shown
      : refuse('PROOF_NEEDED', { header: PROOF_HEADER, task: await newTask(scope.now) });
  },
  run: async (scope, { input }) => {
    const submitted = await submitInCompany(scope, input);
    if (!submitted.ok) return submitted;
    const { reference, status, waitlistPosition } = submitted.value;
    return ok({ reference, status, waitlistPosition });
  },
})({
  BUSY: 'More apply at this moment than can be taken in within five seconds; nothing was stored.',
  PROOF_NEEDED:
    'Applications come as a flood: solve `task` (altcha-lib, PBKDF2/SHA-256) and send the request again with the solution, JSON in base64, in the header that `header` names. With a token none is asked for.',
  ALREADY_REGISTERED: 'The address has a live registration in this edition.',
  REGISTRATION_CLOSED: 'The window has not opened, or has closed.',
  INVALID_INPUT: 'A field is missing or cannot be taken; every fault is named.',
});

export const listCall = defineCall({
  method: 'GET',
  path: '/api/v1/registrations',
  name: 'listRegistrations',
  summary: 'Registrations of the current edition, oldest first unless `sort` says otherwise, page by page',
  needs: 'registrations:read',
  input: listInput,
  answer: registrationPageAnswer,
  run: async (scope, { input }) => {
    const page = await listRegistrations(scope, input);
    if (!page.ok) return page;
    const { rows, total, isTotalCut, nextCursor } = page.value;
    return ok({ items: rows.map(listedOf), total, isTotalCut, nextCursor: nextCursor ?? null });
  },
})({
  NOT_ALLOWED: 'The token lacks the scope.',
  INVALID_CURSOR: 'The cursor did not come from this list.',
});

export const readCall = defineCall({
  method: 'GET',
  path: '/api/v1/registrations/{reference}',
  name: 'readRegistration',
  summary: 'One registration with its history and the decisions on it',
  needs: 'registrations:read',
  answer: recordAnswer,
  run: async (scope, { params }) => {
    const found = await registrationRecord(scope, params.reference ?? '');
    return found.ok ? ok(recordOf(found.value)) : found;
  },
})({
  NOT_ALLOWED: 'The token lacks the scope.',
  NOT_FOUND: 'The current edition has no registration with this reference.',
});
