import { CONSENT_PURPOSES, type ConsentPurpose, type registration } from '@/db/schema';
import { outdatedIn, type ShownVersions } from '@/lib/consent/rules';
import type { Actor } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { TxScope } from '@/lib/core/scope';
import { type Edition, isInternational } from '@/lib/edition/rules';
import { faultOf, type Invitation } from '@/lib/invitation/rules';
import { poolFor } from '@/lib/pool/rules';
import type { Ground } from './ground';
import type { RegistrationInput } from './input';
import { bringsConfirmedEmail, isOwner } from './policy';
import { choiceFaults, confirmationDeadline, referenceOf } from './rules';
import { searchTextOf } from './search-text';

/** What devices follow of it is the database's own. */
export type Registration = Omit<typeof registration.$inferSelect, 'changedIn'>;

/** An application, when it came, by which request, and which texts stood beside the boxes, where it came by our form. */
export type Arrival = {
  input: RegistrationInput;
  submittedAt: Date;
  requestId: string;
  shown?: ShownVersions;
};

export type SubmitRefusal = 'REGISTRATION_CLOSED' | 'ALREADY_REGISTERED' | 'INVALID_INPUT';

/** An arrival that is taken in, as the row it will be; its state and seat are settled next. */
export type Admitted = { row: Registration; arrival: Arrival; invitation: Invitation | undefined };

/**
 * Judges arrivals in the order in which they came: each gets its own answer, and a refused one costs nobody anything. Of two
 * with one address, or with the last use of a code, the first is taken. Decides by `ground` alone and counts in it.
 */
export function judge(
  tx: Pick<TxScope, 'actor' | 'now'>,
  edition: Edition,
  ground: Ground,
  arrivals: Arrival[],
): Result<Admitted, SubmitRefusal | 'CONSENTS_CHANGED'>[] {
  return arrivals.map((arrival, position) => {
    const { input } = arrival;
    const emailKey = foldEmail(input.email);
    const pool = poolFor(isInternational(edition, input.countryRepresented));
    const found = input.invitationCode ? ground.invitations.get(input.invitationCode) : undefined;
    const codeFault = input.invitationCode ? faultOf(found, { emailKey, pool }, tx.now) : undefined;
    // Who has a code for a category need not find it in the form.
    const faults = choiceFaults(ground, found?.category ? { tracks: input.tracks } : input);
    if (codeFault) faults.push({ path: 'invitationCode', code: codeFault });
    if (faults.length > 0) return invalid(faults);
    const outdated = arrival.shown ? outdatedIn(agreedIn(input), arrival.shown, ground.versions) : [];
    if (outdated.length > 0) return refuse('CONSENTS_CHANGED', { purposes: outdated });
    if (ground.taken.has(emailKey)) return refuse('ALREADY_REGISTERED');
    ground.taken.add(emailKey);
    if (found) found.uses += 1;
    const row = rowOf(tx, edition, arrival, ground, found, ground.numbers[position] ?? 0);
    return ok({ row, arrival, invitation: found });
  });
}

/** What somebody agreed to. */
export const agreedIn = ({ consents }: RegistrationInput): ConsentPurpose[] =>
  CONSENT_PURPOSES.filter((purpose) => consents[purpose]);

function rowOf(
  { actor }: Pick<TxScope, 'actor'>,
  edition: Edition,
  { input, submittedAt }: Arrival,
  { delegations }: Ground,
  invitation: Invitation | undefined,
  number: number,
): Registration {
  const emailKey = foldEmail(input.email);
  const typed = input.delegation;
  const sent = typed ? delegations.find(({ names }) => names.includes(typed.toLowerCase())) : undefined;
  const isConfirmed = comesConfirmed(actor, emailKey);
  const row = {
    id: newId(),
    editionId: edition.id,
    reference: referenceOf(edition.referencePrefix, number),
    state: 'submitted' as const,
    stateChangedAt: submittedAt,
    submittedAt,
    emailConfirmedAt: isConfirmed ? submittedAt : null,
    confirmEmailBy: isConfirmed ? null : confirmationDeadline(edition, submittedAt),
    emailRemindedAt: null,
    attendanceAskedAt: null,
    attendanceDueAt: null,
    attendanceRemindedAt: null,
    attendanceConfirmedAt: null,
    erasedAt: null,
    // The code decides whom its bearer comes for.
    category: invitation?.category ?? input.category,
    delegationId: invitation?.delegationId ?? sent?.id ?? null,
    delegationTyped: sent || invitation?.delegationId ? null : (typed ?? null),
    invitationId: invitation?.id ?? null,
    countryRepresented: input.countryRepresented,
    isInternational: isInternational(edition, input.countryRepresented),
    territory: input.territory ?? null,
    citizenship: input.citizenship,
    surnameLatin: input.nameLatin.surname ?? null,
    givenLatin: input.nameLatin.given,
    nameNative: input.nameNative ?? null,
    badgeName: input.badgeName ?? null,
    honorific: input.honorific ?? null,
    email: input.email,
    emailKey,
    phone: input.phone,
    organisation: input.organisation,
    position: input.position,
    tracks: input.tracks,
    languages: input.languages ?? [],
    locale: input.locale,
  };
  return { ...row, searchText: searchTextOf(row) };
}

/** Who is signed in with an address has proved it. */
const comesConfirmed = (actor: Actor, emailKey: string): boolean =>
  bringsConfirmedEmail(actor) || isOwner(actor, { emailKey });
