import { insertAll, type Part } from '@/db/insert';
import { factRows } from '@/lib/audit/commands';
import { newChallenges, type Secrets } from '@/lib/challenge/commands';
import { sendLast, type TxScope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { mailRows } from '@/lib/mail/commands';
import { ticketRows } from '@/lib/ticket/commands';
import type { Admitted } from './intake';
import { approvedLetter, confirmationLetter, receiptLetter, type WaitingPlace } from './letters';
import { confirmationDeadline } from './rules';

export type Submitted = {
  id: string;
  reference: string;
  /** `approved` only by a code that approves without review. */
  status: 'submitted' | 'waitlisted' | 'approved';
  waitlistPosition?: number;
  /** The open request to confirm the address; absent where it counts as confirmed. */
  challengeId?: string;
};

/** Writes what follows from an application together with it: the request to confirm, letters, tickets and facts; answers each. */
export function acknowledge(
  tx: TxScope,
  edition: Edition,
  admitted: Admitted[],
  places: Map<string, WaitingPlace>,
  parts: Part[],
): Map<string, Submitted> {
  const unconfirmed = admitted.filter(({ row }) => !row.emailConfirmedAt);
  const challenges = newChallenges(
    tx,
    unconfirmed.map(({ row: { id, emailKey, submittedAt } }) => ({
      purpose: 'confirm_email' as const,
      emailKey,
      registrationId: id,
      expiresAt: confirmationDeadline(edition, submittedAt),
    })),
  );
  const secretsOf = new Map(unconfirmed.map(({ row }, position) => [row.id, challenges.secrets[position]]));
  const approved = admitted.filter(({ row }) => row.state === 'approved');
  const letters = admitted.flatMap(({ row }) =>
    lettersTo(edition, row, secretsOf.get(row.id), places.get(row.id)),
  );
  const approvedIds = approved.map(({ row }) => row.id);
  sendLast(
    tx,
    insertAll(
      tx.db,
      ...parts,
      challenges.rows,
      ticketRows(tx, approvedIds),
      mailRows(tx, edition, letters),
      ...factRows(tx, admitted.flatMap(factsOf)),
    ),
  );
  return new Map(
    admitted.map(({ row: { id, reference, state } }) => {
      const challengeId = secretsOf.get(id)?.challengeId;
      const waitlistPosition = places.get(id)?.position;
      const answer = { id, reference, status: state as Submitted['status'] };
      return [
        id,
        { ...answer, ...(waitlistPosition && { waitlistPosition }), ...(challengeId && { challengeId }) },
      ];
    }),
  );
}

/** One letter that says where the application stands; who is approved at once may have the address still to confirm. */
function lettersTo(
  edition: Edition,
  row: Admitted['row'],
  secrets: Secrets | undefined,
  place: WaitingPlace | undefined,
) {
  if (row.state !== 'approved') return [receiptLetter(edition, row, secrets, place)];
  const confirmation = secrets ? [confirmationLetter(edition, row, secrets)] : [];
  return [approvedLetter(row, 'approved-by-code'), ...confirmation];
}

function factsOf({ row, arrival, invitation }: Admitted) {
  const subject = `registration:${row.id}`;
  const { requestId } = arrival;
  const submitted = {
    action: 'registration.submitted',
    subject,
    requestId,
    after: {
      reference: row.reference,
      state: row.state === 'approved' ? 'submitted' : row.state,
      category: row.category,
      isInternational: row.isInternational,
      ...(invitation && { invitation: invitation.id }),
    },
  };
  if (!invitation) return [submitted];
  const used = {
    action: 'invitation.used',
    subject: `invitation:${invitation.id}`,
    requestId,
    after: { registration: row.id },
  };
  if (row.state !== 'approved') return [submitted, used];
  return [
    submitted,
    used,
    {
      action: 'registration.approved',
      subject,
      requestId,
      before: { state: 'submitted' },
      after: { state: 'approved', invitation: invitation.id },
    },
  ];
}
