import type { typedOf } from '@/app/_server/action';
import type { FieldFault } from '@/lib/core/input';
import { DESK_LOCALES } from '@/messages/locales';

type Typed = ReturnType<typeof typedOf>;
type Names = Record<string, string>;

const one = (typed: Typed, field: string): string => String([typed[field] ?? ''].flat()[0] ?? '');
const many = (typed: Typed, field: string): string[] => [typed[field] ?? []].flat().filter(Boolean);
const inLanguages = (typed: Typed, field: string): Names =>
  Object.fromEntries(DESK_LOCALES.map((locale) => [locale, one(typed, `${field}.${locale}`)]));

/** A gate as its form says it. */
export const typedGate = (typed: Typed) => ({
  key: one(typed, 'key'),
  name: inLanguages(typed, 'name'),
  zone: one(typed, 'zone'),
  peoplePerMinute: one(typed, 'peoplePerMinute'),
  isOpen: one(typed, 'isOpen'),
  printsAt: one(typed, 'printsAt'),
});

const MOST_TYPED = 21;

/** A zone as its form says it, and which of the form's rules each of its rules is: those with nothing in them are none. */
export function typedZone(typed: Typed) {
  const rules = Array.from({ length: MOST_TYPED }, (_, at) => ruleAt(typed, at));
  const places = rules.flatMap((rule, at) => (rule ? [at] : []));
  const zone = {
    key: one(typed, 'key'),
    name: inLanguages(typed, 'name'),
    mostInside: one(typed, 'mostInside'),
    mayReenter: one(typed, 'mayReenter'),
    closesAt: one(typed, 'closesAt'),
    access: rules.flatMap((rule) => rule ?? []),
  };
  return { zone, places };
}

function ruleAt(typed: Typed, at: number) {
  const field = `access.${at}`;
  const note = inLanguages(typed, `${field}.note`);
  const rule = {
    categories: many(typed, `${field}.categories`),
    days: many(typed, `${field}.days`),
    from: one(typed, `${field}.from`),
    until: one(typed, `${field}.until`),
    note: Object.values(note).some((text) => text.trim()) ? note : null,
  };
  const { categories, days, from, until } = rule;
  const isEmpty = categories.length + days.length === 0 && !from && !until && !rule.note;
  return isEmpty ? undefined : rule;
}

/** Faults at the rules where they were typed, and not where they stand among those that have something in them. */
export const placed = (errors: readonly FieldFault[], places: readonly number[]): FieldFault[] =>
  errors.map(({ path, code }) => ({
    path: path.replace(/^access\.(\d+)/, (_, at) => `access.${places[Number(at)] ?? at}`),
    code,
  }));
