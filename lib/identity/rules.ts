import type { LikenessKind, RegistrationState } from '@/db/schema';
import { foldForSearch } from '@/lib/core/fold';
import type { Registration } from '@/lib/registration/intake';

type Alike = Pick<Registration, 'givenLatin' | 'surnameLatin' | 'nameNative' | 'citizenship' | 'phone'>;
export type Likeness = { kind: LikenessKind; value: string };

/**
 * What another registration of the same person would share, in the spelling in which variants meet: each name in whatever
 * order and script, with the citizenship, and the telephone. A document's hash, or a birth date with a name, is one line
 * more here and one kind more in the schema; finding, comparing and showing go by kinds and need nothing else.
 */
export function likenessesOf(person: Alike): Likeness[] {
  const names = [
    [person.surnameLatin, person.givenLatin],
    // A second given name is in one application and not in the other.
    [person.surnameLatin, firstWord(person.givenLatin)],
    [person.nameNative],
    [person.nameNative && withoutPatronymic(person.nameNative)],
  ].map((parts) => wordsOf(parts.filter(Boolean).join(' ')));
  return [
    ...[...new Set(names.filter(Boolean))].map((name) => ({
      kind: 'name' as const,
      value: `${person.citizenship} ${name}`,
    })),
    { kind: 'phone', value: person.phone },
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

/** How much speaks for one person: two reasons that do not follow from each other, or one. */
export type Strength = 'likely' | 'possible';
export const strengthOf = (reasons: readonly LikenessKind[]): Strength =>
  reasons.length > 1 ? 'likely' : 'possible';

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
