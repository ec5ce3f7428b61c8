import type { ListedRegistration } from '@/lib/dashboard/queries';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { latinName } from '@/lib/registration/rules';

type Named = { surnameLatin: string | null; givenLatin: string };
const nameOf = (named: Named) => ({
  surname: named.surnameLatin,
  given: named.givenLatin,
  full: latinName(named),
});

/** A row of the list under the API's names; the answer's schema drops the rest. */
export const listedOf = (
  row: Omit<
    ListedRegistration,
    'assignee' | 'standing' | 'place' | 'isApprovedWaiting' | 'prepared' | 'isAnswered'
  >,
) => ({
  ...row,
  // A token that reads registrations reads contacts: the matrix of rights knows no other.
  email: row.email ?? '',
  status: row.state,
  statusChangedAt: row.stateChangedAt,
  nameLatin: nameOf(row),
});

/** The desk's record under the API's names; mails and scans stay inside. */
export const recordOf = (record: RegistrationRecord) => ({
  ...listedOf({ ...record.registration, delegation: record.delegation?.name ?? null }),
  ...record.registration,
  email: record.registration.email ?? '',
  phone: record.registration.phone ?? '',
  nameLatin: nameOf(record.registration),
  delegation: record.delegation?.name ?? null,
  invitation: record.invitation?.label ?? null,
  waitlistPosition: record.waitlistPosition ?? null,
  approvedInAdvance: record.advance !== undefined,
  possibleDecisions: record.possibleDecisions,
  history: record.history.map(({ at, actor, action, before, after }) => ({
    at,
    actor,
    action,
    from: stateIn(before),
    to: stateIn(after),
  })),
  decisions: record.decisions.map(({ decidedAt, decidedBy, fromState, toState, ...taken }) => ({
    ...taken,
    at: decidedAt,
    by: decidedBy,
    from: fromState,
    to: toState,
  })),
});

const stateIn = (said: Record<string, unknown> | null): string | null =>
  typeof said?.state === 'string' ? said.state : null;
