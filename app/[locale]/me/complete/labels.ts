import { getTranslations } from 'next-intl/server';

export type FormPart = 'document' | 'visa' | 'travel' | 'needs' | 'names';

const DOCUMENT = ['type', 'number', 'issuingCountry', 'expiresOn', 'birthDate', 'sex'] as const;
const VISA = [
  'need',
  'birthPlace',
  'birthCountry',
  'residenceAddress',
  'employerAddress',
  'consulateCity',
  'entryOn',
  'exitOn',
  'cities',
] as const;
const LEG = ['on', 'at', 'by', 'number', 'place'] as const;
const WAYS = ['arrival', 'departure'] as const;

/** What the fields of a part are called where something is wrong with them, in the order of the form. */
export async function labelsOf(part: FormPart): Promise<Record<string, string>> {
  const [words, fields] = await Promise.all([
    getTranslations('complete'),
    getTranslations('register.fields'),
  ]);
  const named = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, label(key)]));
  switch (part) {
    case 'document':
      return named(DOCUMENT, (key) => words(`document.${key}`));
    case 'visa':
      return named(VISA, (key) => words(`visa.${key}`));
    case 'travel':
      return Object.fromEntries(
        WAYS.flatMap((way) =>
          LEG.map((key) => [`${way}.${key}`, `${words(`travel.${way}`)}, ${words(`travel.${key}`)}`]),
        ),
      );
    case 'needs':
      return named(['accessNeeds', 'diet'], (key) => fields(`${key}.label` as 'diet.label'));
    case 'names':
      return named(['first', 'second'], (key) => words(`names.${key}`));
  }
}
