import { LETTER_KINDS, type LetterKind, type RegistrationState } from '@/db/schema';
import { digitsOf } from '@/lib/core/fold';
import { isActive } from '@/lib/registration/rules';

/** The languages in which letters are written: that of the hosts and that of everybody. */
export const PAPER_LANGUAGES = ['en', 'ru'] as const;
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

/** Those that a person takes without asking anybody. */
export const SELF_SERVED: readonly LetterKind[] = ['participation', 'attendance'];
/** Those that ask others for something, so that somebody has to answer for them. */
const SIGNED: readonly LetterKind[] = ['invitation', 'visa_support'];

/** Why a letter is taken back. */
export const REVOKE_REASONS = [
  'data_corrected',
  'issued_in_error',
  'not_coming',
  'misused',
  'other',
] as const;
export type RevokeReason = (typeof REVOKE_REASONS)[number];

const MARKS: Record<LetterKind, string> = {
  invitation: 'I',
  visa_support: 'V',
  participation: 'P',
  attendance: 'A',
};

/** `BMF-27-V-12`: edition, kind, running number. */
export const numberOf = (prefix: string, kind: LetterKind, number: number): string =>
  `${prefix}-${MARKS[kind]}-${number}`;

/** The kind that a mark in a number stands for. */
export const kindMarked = (mark: string): LetterKind | undefined =>
  LETTER_KINDS.find((kind) => MARKS[kind] === mark);

/** More than this at once nobody writes, and a slip of the filter would be. */
export const MOST_IN_BATCH = 10_000;

export type LetterRefusal =
  | 'NOT_REGISTERED'
  | 'LETTER_TOO_EARLY'
  | 'NOT_ATTENDED'
  | 'SIGNATORY_MISSING'
  | 'DOCUMENT_MISSING'
  | 'BIRTH_DATE_MISSING'
  | 'VISA_DATA_MISSING';

/** What is known of somebody who wants a letter. `has`: of the vault, whether it is there. */
export type Asker = {
  state: RegistrationState;
  hasAttended: boolean;
  hasSignatory: boolean;
  has: { document: boolean; birth: boolean; visa: boolean };
};

/** Why somebody cannot have a letter of a kind; undefined where nothing stands against it. */
export function letterFault(kind: LetterKind, asker: Asker): LetterRefusal | undefined {
  if (kind === 'attendance') return asker.hasAttended ? undefined : 'NOT_ATTENDED';
  if (!isActive(asker.state)) return 'NOT_REGISTERED';
  if (kind !== 'invitation' && asker.state !== 'approved') return 'LETTER_TOO_EARLY';
  if (SIGNED.includes(kind) && !asker.hasSignatory) return 'SIGNATORY_MISSING';
  if (kind !== 'visa_support') return undefined;
  if (!asker.has.document) return 'DOCUMENT_MISSING';
  if (!asker.has.birth) return 'BIRTH_DATE_MISSING';
  return asker.has.visa ? undefined : 'VISA_DATA_MISSING';
}

/**
 * How a letter stands. Whoever does not come any more is nobody's guest: what was promised for the days of the forum ends with
 * the application, while a certificate of what has happened stays true.
 */
export function standingOfLetter(
  { kind, revokedAt }: { kind: LetterKind; revokedAt: Date | null },
  state: RegistrationState,
): 'valid' | 'revoked' | 'ended' {
  if (revokedAt) return 'revoked';
  return kind === 'attendance' || isActive(state) ? 'valid' : 'ended';
}

/** How many digits of a code are drawn: 66 bits. */
export const DRAWN_DIGITS = 20;

/** With two digits behind it that a mistyped one betrays (ISO 7064, MOD 97-10). Digits are typed alike on every keyboard. */
export const withCheck = (digits: string): string =>
  digits + String(98n - (BigInt(`${digits}00`) % 97n)).padStart(2, '0');

/** What somebody typed or scanned, as digits, also those of other scripts; what is no digit is left away. */
export const digitsTyped = (typed: string): string =>
  digitsOf(typed.slice(0, 100).normalize('NFKC')).replace(/\D/g, '');

/** Whether a code can be one at all: of the right length, and the check holds. */
export const isCode = (digits: string): boolean =>
  digits.length === DRAWN_DIGITS + 2 && /^\d+$/.test(digits) && BigInt(digits) % 97n === 1n;
