import { digitsOf } from '@/lib/core/fold';

/** The document that somebody will bring to the desk. */
export const DOCUMENT_TYPES = [
  'passport',
  'internal_passport',
  'id_card',
  'diplomatic',
  'travel_document',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
export const SEXES = ['M', 'F', 'X'] as const;

/** `number` as `normalNumber` writes it; days as `2031-05-30`. */
export type Document = {
  type: DocumentType;
  number: string;
  issuingCountry: string;
  expiresOn?: string;
  sex?: (typeof SEXES)[number];
};

/** What an official invitation needs besides. */
export type Visa = {
  birthPlace: string;
  birthCountry: string;
  residenceAddress: string;
  employerAddress: string;
  consulateCity: string;
  entryOn: string;
  exitOn: string;
  cities: string;
};
export const VISA_FIELDS = [
  'birthPlace',
  'birthCountry',
  'residenceAddress',
  'employerAddress',
  'consulateCity',
  'entryOn',
  'exitOn',
  'cities',
] as const satisfies (keyof Visa)[];

// On a Russian keyboard these look like the Latin letters of a document and are others.
const LOOKALIKES = new Map([...'АВЕКМНОРСТУХІ'].map((letter, at) => [letter, 'ABEKMHOPCTYXI'.charAt(at)]));

/** The number in the one spelling in which it is kept, hashed and looked for: capitals, no spaces, hyphens or other digits. */
export const normalNumber = (typed: string): string =>
  digitsOf(typed.replaceAll('№', '').normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replace(/[А-ЯІ]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);

const RUSSIAN: Partial<Record<DocumentType, { form: RegExp; fault: string }>> = {
  internal_passport: { form: /^\d{10}$/, fault: 'number_internal' },
  passport: { form: /^\d{9}$/, fault: 'number_russian' },
};
const ELSEWHERE = /^[A-Z0-9]{5,20}$/;

/** What is wrong with a normal number: Russian passports are 4 + 6 and 2 + 7 digits, of others nothing is known for sure. */
export function numberFault(
  { type, issuingCountry }: Pick<Document, 'type' | 'issuingCountry'>,
  number: string,
): string | undefined {
  const russian = issuingCountry === 'RU' ? RUSSIAN[type] : undefined;
  if (russian) return russian.form.test(number) ? undefined : russian.fault;
  return ELSEWHERE.test(number) ? undefined : 'number_malformed';
}

/** All that is shown of a number to who has not asked for more: its end. A short one shows less. */
export const endOf = (number: string): string => number.slice(-Math.min(4, Math.floor(number.length / 2)));

/** How old somebody is on a day, both `2001-05-30`. */
export function ageOn(day: string, birth: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
