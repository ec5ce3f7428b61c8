import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from './door';

type Sides = Record<string, unknown> | null | undefined;
/** One field of a fact: what it was and what it became, in words; an empty side was not there. */
export type ChangedField = { key: string; label: string; before: string; after: string };

// Told in sentences beside the fact, or a key of another table that means nothing to a reader.
const TOLD = new Set(
  `reasonCode cause fields assignee reason isOverbooked delegationId priority position invitation registration planned
  note tag party undone decision tiles reference by kind requiredOf passkey wave batch ticket`.split(/\s+/),
);
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const COUNTRIES = new Set(['hostCountry', 'country', 'countryRepresented', 'citizenship', 'countries']);
const CATEGORIES = new Set(['category', 'categories']);

export type FieldsOf = (before: Sides, after: Sides) => ChangedField[];

/** Before and after of facts, field by field in the reader's language; a field without a word shows its own name. */
export async function changeWords(): Promise<FieldsOf> {
  const [fields, said, asked, settings, states, roles, { categories, locale, clock }] = await Promise.all([
    getTranslations('admin.audit.field'),
    getTranslations('admin.fields'),
    getTranslations('admin.export'),
    getTranslations('admin.settings'),
    getTranslations('admin.states'),
    getTranslations('admin.roles'),
    deskEdition(),
  ]);
  const label = (key: string): string => {
    const [field = '', language] = key.split('.');
    const name = fields.has(field as 'state')
      ? fields(field as 'state')
      : settings.has(`field.${field}` as 'field.decisionDays')
        ? settings(`field.${field}` as 'field.decisionDays')
        : said.has(field as 'phone')
          ? said(field as 'phone')
          : asked.has(`column.${field}` as 'column.phone')
            ? asked(`column.${field}` as 'column.phone')
            : field;
    return language && settings.has(`language.${language}` as 'language.en')
      ? `${name} (${settings(`language.${language}` as 'language.en')})`
      : [name, language].filter(Boolean).join(': ');
  };
  const categoryName = (code: string) => {
    const found = categories.find((one) => one.code === code);
    return found ? inLanguage(found.name, locale) : code;
  };
  const one = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return asked(value ? 'yes' : 'no');
    if (typeof value === 'number') return value.toLocaleString(locale);
    if (value instanceof Date) return clock.moment(value);
    if (Array.isArray(value)) return value.map((inner) => one(field, inner)).join(', ');
    if (typeof value === 'object') return JSON.stringify(value);
    const text = String(value);
    if (MOMENT.test(text)) return clock.moment(new Date(text));
    if (DAY.test(text)) return clock.day(new Date(`${text}T12:00:00Z`));
    if (COUNTRIES.has(field)) return countryName(text, locale);
    if (CATEGORIES.has(field)) return categoryName(text);
    if (field === 'state' && states.has(text as 'approved')) return states(text as 'approved');
    if (field === 'role' && roles.has(text as 'gate')) return roles(text as 'gate');
    if (field === 'place' && settings.has(`texts.place.${text}` as 'texts.place.lead'))
      return settings(`texts.place.${text}` as 'texts.place.lead');
    if (field === 'seatsHeldFrom') return settings(`heldFromShort.${text}` as 'heldFromShort.approval');
    return text;
  };
  return (before: Sides, after: Sides): ChangedField[] => {
    const [was, is] = [flat(before), flat(after)];
    return (
      [...new Set([...Object.keys(was), ...Object.keys(is)])]
        .filter((key) => !TOLD.has(key.split('.')[0] ?? ''))
        .map((key) => {
          const field = key.split('.')[0] ?? '';
          return { key, label: label(key), before: one(field, was[key]), after: one(field, is[key]) };
        })
        .filter((field) => field.before !== '' || field.after !== '')
        // Of a text in several languages those that changed; a code that stays the same says what it is about.
        .filter((field) => !field.key.includes('.') || field.before !== field.after)
    );
  };
}

/** One level of nesting becomes `name.ru`: a text in its languages, a filter in its parts. */
function flat(side: Sides): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(side ?? {}).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
        ? Object.entries(value).map(([inner, part]) => [`${key}.${inner}`, part])
        : [[key, value]],
    ),
  );
}
