import type { RegistrationState } from '@/db/schema';
import { after, DAY_MS, HOUR_MS } from '@/lib/core/clock';
import type { FieldFault } from '@/lib/core/input';
import type { Category, Track } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import type { EditableField, RegistrationInput } from './input';

export const confirmationDeadline = (edition: Edition, submittedAt: Date): Date =>
  after(submittedAt, edition.emailConfirmationHours * HOUR_MS);

/** The deadline that the person was told, whatever the settings have become since. */
export const confirmBy = (
  edition: Edition,
  { confirmEmailBy, submittedAt }: { confirmEmailBy: Date | null; submittedAt: Date },
): Date => confirmEmailBy ?? confirmationDeadline(edition, submittedAt);

export const decisionPromise = (edition: Edition, submittedAt: Date): Date =>
  after(submittedAt, edition.decisionDays * DAY_MS);

/** States in which an application is still under way or stands approved: it can be withdrawn, cancelled or lapse. */
export const ACTIVE_STATES = [
  'submitted',
  'needs_info',
  'waitlisted',
  'approved',
] as const satisfies RegistrationState[];
/** States in which a decision is still owed. */
export const UNDECIDED_STATES = [
  'submitted',
  'needs_info',
  'waitlisted',
] as const satisfies RegistrationState[];

/**
 * Every change of state that exists (product rule 4; `reset` leads back to `submitted`, and who was approved in advance
 * leads from the waiting list straight to `approved`).
 */
const TRANSITIONS: Record<RegistrationState, readonly RegistrationState[]> = {
  submitted: ['needs_info', 'approved', 'rejected', 'waitlisted', 'withdrawn', 'cancelled', 'lapsed'],
  needs_info: ['submitted', 'approved', 'rejected', 'waitlisted', 'withdrawn', 'cancelled', 'lapsed'],
  waitlisted: ['submitted', 'approved', 'rejected', 'withdrawn', 'cancelled', 'lapsed'],
  approved: ['submitted', 'withdrawn', 'cancelled', 'lapsed'],
  rejected: ['submitted', 'waitlisted'],
  cancelled: ['submitted', 'waitlisted'],
  withdrawn: [],
  lapsed: [],
};

export const mayMove = (from: RegistrationState, to: RegistrationState): boolean =>
  TRANSITIONS[from].includes(to);

export const isActive = (state: RegistrationState): boolean =>
  (ACTIVE_STATES as readonly string[]).includes(state);

const EDITABLE: EditableField[] = [
  'phone',
  'tracks',
  'languages',
  'accessNeeds',
  'diet',
  'territory',
  'citizenship',
  'nameLatin',
  'nameNative',
  'badgeName',
  'honorific',
  'organisation',
  'position',
];
export const REQUESTABLE_FIELDS: readonly EditableField[] = EDITABLE;

/** Who somebody is on paper: to change it after the approval asks for another one. */
export const IDENTITY_FIELDS = [
  'nameLatin',
  'nameNative',
  'badgeName',
  'citizenship',
  'countryRepresented',
] as const satisfies EditableField[];
type IdentityField = (typeof IDENTITY_FIELDS)[number];
/** A photo is no answer of the form, and no less a part of who somebody is. */
export type ChangedIdentity = IdentityField | 'photo';

type Identity = {
  givenLatin: string;
  surnameLatin: string | null;
  nameNative: string | null;
  badgeName: string | null;
  citizenship: string;
  countryRepresented: string;
};

/** Those columns of a registration. */
export const identityOf = ({
  givenLatin,
  surnameLatin,
  nameNative,
  badgeName,
  citizenship,
  countryRepresented,
}: Identity): Identity => ({
  givenLatin,
  surnameLatin,
  nameNative,
  badgeName,
  citizenship,
  countryRepresented,
});

/** Which of it differs, as the fields are called. */
export const changedIdentity = (before: Identity, after: Identity): IdentityField[] =>
  IDENTITY_FIELDS.filter((field) =>
    field === 'nameLatin'
      ? before.givenLatin !== after.givenLatin || before.surnameLatin !== after.surnameLatin
      : before[field] !== after[field],
  );

/**
 * What the person may change in a state. The country represented decides by which pool one's seat is counted, so who waits
 * keeps the one by which the place was given.
 */
export function editableFields(state: RegistrationState, requested: readonly string[]): EditableField[] {
  switch (state) {
    case 'submitted':
    case 'approved':
      return [...EDITABLE, 'countryRepresented'];
    case 'waitlisted':
      return EDITABLE;
    case 'needs_info':
      return EDITABLE.filter((field) => requested.includes(field));
    default:
      return [];
  }
}

type Kept = Names & Partial<Record<EditableField, unknown>>;
/** Whether an answer says what is there already; an empty one is as good as none. */
export function isAsBefore(kept: Kept, field: EditableField, answer: unknown): boolean {
  const { givenLatin: given, surnameLatin: surname } = kept;
  const before = field === 'nameLatin' ? { surname: surname ?? undefined, given } : kept[field];
  const written = (value: unknown) => JSON.stringify(value ?? (field === 'languages' ? [] : null));
  const parts = answer as { surname?: string; given?: string } | undefined;
  const after = field === 'nameLatin' ? { surname: parts?.surname, given: parts?.given } : answer;
  return written(before) === written(after);
}

/** Faults that depend on what the edition offers now. */
export function choiceFaults(
  offered: { tracks: Pick<Track, 'key' | 'isOpen'>[]; categories: Pick<Category, 'code' | 'isOpen'>[] },
  chosen: Partial<Pick<RegistrationInput, 'category' | 'tracks'>>,
): FieldFault[] {
  const isOffered = offered.categories.some(({ code, isOpen }) => isOpen && code === chosen.category);
  const faults: FieldFault[] =
    chosen.category === undefined || isOffered ? [] : [{ path: 'category', code: 'unknown_category' }];
  const open = new Set(offered.tracks.filter(({ isOpen }) => isOpen).map(({ key }) => key));
  for (const [position, key] of (chosen.tracks ?? []).entries()) {
    if (!open.has(key)) faults.push({ path: `tracks.${position}`, code: 'unknown_track' });
  }
  return faults;
}

/** The human number of a registration: prefix, running number and a Luhn check digit. Not a credential. */
export function referenceOf(prefix: string, running: number): string {
  const digits = String(running).padStart(5, '0');
  return `${prefix}-${digits}${luhnDigit(digits)}`;
}

/** Whether a text could be a reference at all; what a stranger sends must not reach the database unseen. */
export const isReference = (text: string): boolean => /^[\w-]{1,40}$/.test(text);

function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const doubled = Number(digit) * (position % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

type Names = { givenLatin: string; surnameLatin: string | null; nameNative: string | null; locale: string };

export const latinName = ({
  givenLatin,
  surnameLatin,
}: Pick<Names, 'givenLatin' | 'surnameLatin'>): string =>
  surnameLatin ? `${givenLatin} ${surnameLatin}` : givenLatin;

/** How a letter addresses the person: the native name where it is in the letters of the letter's language, else the passport's. */
export const addressedAs = (person: Names): string =>
  (person.nameNative && WRITING[person.locale]?.test(person.nameNative) && person.nameNative) ||
  latinName(person);

const WRITING: Readonly<Record<string, RegExp>> = {
  ru: /^[\p{Script=Cyrillic}\P{Letter}]+$/u,
  zh: /^[\p{Script=Han}\P{Letter}]+$/u,
  ar: /^[\p{Script=Arabic}\P{Letter}]+$/u,
};
