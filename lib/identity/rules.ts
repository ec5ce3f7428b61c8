import type { LikenessKind, RegistrationState } from '@/db/schema';
import { foldForSearch } from '@/lib/core/fold';
import type { Registration } from '@/lib/registration/intake';
import type { Document } from '@/lib/vault/documents';

type Alike = Pick<Registration, 'givenLatin' | 'surnameLatin' | 'nameNative' | 'citizenship' | 'phone'>;
export type Likeness = { kind: LikenessKind; value: string };
/** What the vault knows by which two are alike. */
export type Papers = { document?: Pick<Document, 'issuingCountry' | 'number'>; birthDate?: string };

/**
 * What another registration of the same person would share, in the spelling in which variants meet: each name in whatever
 * order and script, with the citizenship and, where it is known, with the date of birth; the telephone; the document.
 */
export function likenessesOf(person: Alike, { document, birthDate }: Papers = {}): Likeness[] {
  const names = [
    [person.surnameLatin, person.givenLatin],
    // A second given name is in one application and not in the other.
    [person.surnameLatin, firstWord(person.givenLatin)],
    [person.nameNative],
    [person.nameNative && withoutPatronymic(person.nameNative)],
  ].map((parts) => wordsOf(parts.filter(Boolean).join(' ')));
  const different = [...new Set(names.filter(Boolean))];
  const ofKind = (kind: LikenessKind, values: string[]) => values.map((value) => ({ kind, value }));
  return [
    ...ofKind(
      'name',
      different.map((name) => `${person.citizenship} ${name}`),
    ),
    ...ofKind('phone', [person.phone]),
    ...ofKind('document', document ? [`${document.issuingCountry} ${document.number}`] : []),
    ...ofKind('birth', birthDate ? different.map((name) => `${birthDate} ${name}`) : []),
  ];
}

const wordsOf = (name: string): string => [...new Set(foldForSearch(name).split(' '))].sort().join(' ');
const firstWord = (text: string): string => text.trim().split(/\s+/u)[0] ?? '';

/** «Иванов Иван Иванович» without the last word, which passports in Latin letters leave out. */
function withoutPatronymic(name: string): string {
  const words = name.trim().split(/\s+/u);
  return /\p{Script=Cyrillic}/u.test(name) && words.length === 3
    ? words.filter((word) => !PATRONYMIC.test(word)).join(' ')
    : name;
}
const PATRONYMIC = /(?:ович|евич|ич|овна|евна|ична|инична)$/iu;

/**
 * What more registrations than these share says nothing about any two of them: the telephone of a city's protocol office, a
 * name that half a country bears.
 */
export const MOST_ALIKE = 8;

/**
 * How much speaks for one person: the same document, beyond doubt; a name born on the same day, or two reasons that do not
 * follow from each other; one.
 */
export type Strength = 'certain' | 'likely' | 'possible';
export function strengthOf(reasons: readonly LikenessKind[]): Strength {
  if (reasons.includes('document')) return 'certain';
  return reasons.length > 1 || reasons.includes('birth') ? 'likely' : 'possible';
}

/** What can be taken from either of two registrations that become one, with the columns behind it. */
export const MERGED_FIELDS = {
  nameLatin: ['givenLatin', 'surnameLatin'],
  nameNative: ['nameNative'],
  badgeName: ['badgeName'],
  honorific: ['honorific'],
  citizenship: ['citizenship'],
  countryRepresented: ['countryRepresented'],
  territory: ['territory'],
  category: ['category'],
  delegation: ['delegationId', 'delegationTyped'],
  organisation: ['organisation'],
  position: ['position'],
  email: ['email', 'emailKey', 'emailConfirmedAt', 'confirmEmailBy', 'emailRemindedAt'],
  phone: ['phone'],
  tracks: ['tracks'],
  languages: ['languages'],
  locale: ['locale'],
} as const satisfies Record<string, readonly (keyof Registration)[]>;
export type MergedField = keyof typeof MERGED_FIELDS;
export const FIELD_NAMES = Object.keys(MERGED_FIELDS) as [MergedField, ...MergedField[]];

type Compared = { [K in keyof Registration]?: unknown };

/** Whether two say the same in a field; of an address only the address counts, not when it was confirmed. */
export const saysSame = (field: MergedField, one: Compared, other: Compared): boolean =>
  (field === 'email' ? (['email'] as const) : MERGED_FIELDS[field]).every(
    (column) => JSON.stringify(one[column] ?? null) === JSON.stringify(other[column] ?? null),
  );

/** The registration that stays, with what is taken over from the one that goes. */
export function mergedWith<R extends Registration>(kept: R, lost: R, take: readonly MergedField[]): R {
  const columns = take.flatMap((field): readonly (keyof Registration)[] => MERGED_FIELDS[field]);
  return { ...kept, ...Object.fromEntries(columns.map((column) => [column, lost[column]])) };
}

export type Seated = {
  state: RegistrationState;
  hasSeat: boolean;
  hasPlace: boolean;
  isApprovedWaiting: boolean;
};

/**
 * Where the one person stands once two applications are one: the better of both. Approved before a seat, a seat before a
 * place in the list that is approved, that before a review without a seat, that before any other place.
 */
export function betterState(kept: Seated, lost: Seated): RegistrationState {
  if (kept.state === 'approved' || lost.state === 'approved') return 'approved';
  const own = kept.state === 'needs_info' ? 'needs_info' : 'submitted';
  if (kept.hasSeat || lost.hasSeat) return own;
  if (kept.isApprovedWaiting || lost.isApprovedWaiting) return 'waitlisted';
  return kept.hasPlace && lost.hasPlace ? 'waitlisted' : own;
}
