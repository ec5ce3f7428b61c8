import { sql } from 'drizzle-orm';
import {
  account,
  challenge,
  completedPart,
  completion,
  consent,
  doublePair,
  draft,
  hold,
  invitation,
  legalHold,
  letter,
  likeness,
  mailBounce,
  mailMessage,
  partReminder,
  registration,
  session,
  storedFile,
  succession,
  tally,
  ticket,
  user,
  vaultRecord,
  verificationToken,
  waiting,
} from '@/db/schema';
import type { Entry } from './entry';
import { by, byAccount, byAddress, EMPTY, NOTHING } from './finding';
import { CLASS_OF_KIND } from './rules';

/** What stands where a name had been: nobody reads it as one, in any language. */
export const NO_NAME = sql`'—'`;
const FOUND_BY_REFERENCE = sql`' ' || lower(regexp_replace(${registration.reference}, '[^[:alnum:]]+', ' ', 'g')) || ' '`;
const ofIdentity = (becomes = NOTHING) => ({ class: 'identity' as const, becomes });
const ofContacts = (becomes = NOTHING) => ({ class: 'contacts' as const, becomes });
const ofVisa = (becomes = NOTHING) => ({ class: 'visa' as const, becomes });
const ofCodes = (becomes = NOTHING) => ({ class: 'codes' as const, becomes });

/** What people said of themselves, and what belongs to their account; the registration last, for the others are found by it. */
export const PEOPLE: readonly Entry[] = [
  {
    table: vaultRecord,
    rows: Object.entries(CLASS_OF_KIND).map(([kind, its]) => ({
      class: its,
      of: by(vaultRecord.registrationId),
      where: sql`kind = ${kind}`,
    })),
  },
  {
    // With the row goes the key; what lies in the store opens no more, and the next sweep deletes it.
    table: storedFile,
    rows: [
      { class: 'documents', of: by(storedFile.registrationId), where: sql`kind = 'scan'` },
      { class: 'photos', of: by(storedFile.registrationId), where: sql`kind <> 'scan'` },
    ],
  },
  // Proof that somebody agreed, to what and when; whose it is goes with the registration.
  {
    table: consent,
    kept: 'registrationId editionId purpose version locale givenAt givenBy withdrawnAt withdrawnBy',
  },
  {
    table: mailMessage,
    rows: [
      { class: 'letters', of: by(mailMessage.registrationId) },
      { class: 'contacts', of: byAddress(mailMessage.recipient) },
    ],
  },
  { table: mailBounce, rows: [{ class: 'contacts', of: byAddress(mailBounce.emailKey) }] },
  {
    table: challenge,
    rows: [
      { class: 'passing', of: by(challenge.registrationId) },
      { class: 'contacts', of: byAddress(challenge.emailKey) },
    ],
  },
  { table: draft, rows: [], step: 'id editionId tokenHash sealed changedAt expiresAt' },
  {
    table: likeness,
    rows: [
      { class: 'documents', of: by(likeness.registrationId), where: sql`kind IN ('document', 'birth')` },
      { class: 'contacts', of: by(likeness.registrationId) },
    ],
  },
  {
    table: completion,
    kept: 'registrationId',
    of: by(completion.registrationId),
    blanks: {
      badgeLines: ofIdentity(),
      visaNeed: ofVisa(),
      arrival: ofVisa(),
      departure: ofVisa(),
    },
  },
  { table: completedPart, kept: 'registrationId part completedAt' },
  { table: partReminder, kept: 'registrationId part remindedAt' },
  { table: doublePair, rows: [{ class: 'contacts', of: by(doublePair.firstId, doublePair.secondId) }] },
  { table: succession, kept: 'id registrationId successorId kind isTold madeBy madeAt' },
  {
    table: invitation,
    kept: 'id editionId batchId codeHash sealedCode category delegationId pool maxUses uses reservedSeats approves expiresAt createdBy createdAt mailedAt endedAt endedBy',
    step: 'label email emailKey locale',
  },
  {
    table: ticket,
    kept: 'id registrationId status issuedAt endedAt changedIn',
    of: by(ticket.registrationId),
    blanks: {
      codeHash: ofCodes(sql`'erased:' || ${ticket.id}`),
      sealedCode: ofCodes(sql`''::bytea`),
    },
  },
  {
    // What it says goes with the name; number, code and standing stay, so that a stranger still gets a true answer.
    table: letter,
    kept: 'id editionId registrationId kind number headId codeHash batchId replacesId issuedAt issuedBy revokedAt revokedBy revokeReason',
    of: by(letter.registrationId),
    blanks: { sealed: ofIdentity(), vaultMark: ofVisa() },
  },
  {
    table: legalHold,
    kept: 'id registrationId setBy setAt liftedBy liftedAt',
    of: by(legalHold.registrationId),
    blanks: { reason: ofIdentity(EMPTY), liftReason: ofIdentity() },
  },
  { table: hold, kept: 'registrationId editionId pool caps heldAt isKept' },
  {
    table: waiting,
    kept: 'registrationId editionId pool caps priority place since partyId approvedAt approvedBy',
  },
  { table: session, rows: [{ class: 'contacts', of: byAccount(session.userId) }] },
  { table: account, rows: [{ class: 'contacts', of: byAccount(account.userId) }] },
  { table: verificationToken, rows: [{ class: 'contacts', of: byAddress(verificationToken.identifier) }] },
  { table: user, rows: [{ class: 'contacts', of: byAccount(user.id) }] },
  {
    table: registration,
    kept: 'id editionId reference state stateChangedAt submittedAt emailConfirmedAt confirmEmailBy emailRemindedAt attendanceAskedAt attendanceDueAt attendanceRemindedAt attendanceConfirmedAt category delegationId countryRepresented isInternational citizenship tracks invitationId locale changedIn erasedAt',
    of: by(registration.id),
    blanks: {
      email: ofContacts(EMPTY),
      emailKey: ofContacts(sql`'erased:' || ${registration.id}`),
      phone: ofContacts(sql`'+000000'`),
      searchText: ofContacts(FOUND_BY_REFERENCE),
      surnameLatin: ofIdentity(),
      givenLatin: ofIdentity(NO_NAME),
      nameNative: ofIdentity(),
      badgeName: ofIdentity(),
      honorific: ofIdentity(),
      organisation: ofIdentity(NO_NAME),
      position: ofIdentity(NO_NAME),
      delegationTyped: ofIdentity(),
      territory: ofIdentity(),
      languages: ofIdentity(sql`'{}'::text[]`),
    },
  },
  {
    table: tally,
    kept: 'editionId counted state category countryRepresented isInternational citizenship isComing track submittedAt people isFolded',
    step: 'territory',
  },
];
