import { PARTS, type Part, type partRule, type VisaNeed } from '@/db/schema';
import { type Edition, instantAt } from '@/lib/edition/rules';

export type PartRule = Omit<typeof partRule.$inferSelect, 'editionId' | 'part'>;
export type PartRules = Record<Part, PartRule>;

const rule = (own: Partial<PartRule> = {}): PartRule => ({
  askedOf: 'everybody',
  isBlocking: false,
  dueDays: 14,
  dueDaysBy: {},
  remindDays: 7,
  exceptCategories: [],
  ...own,
});
/** Who only sees the exhibition has neither a photo nor a document checked. */
const VISITORS = ['VIS'];

/** What an edition asks as long as nobody has decided otherwise. Nothing keeps a badge from being printed unless somebody says so. */
export const DEFAULT_RULES: PartRules = {
  names: rule(),
  photo: rule({ exceptCategories: VISITORS }),
  document: rule({ exceptCategories: VISITORS }),
  // An official invitation takes weeks to be made.
  visa: rule({ askedOf: 'foreign', dueDays: 45, remindDays: 14, exceptCategories: VISITORS }),
  travel: rule({ askedOf: 'foreign', dueDays: 3, exceptCategories: VISITORS }),
  needs: rule(),
};

/** What decides of whom a part is asked. Whether a visa is needed hangs on the passport, not on the country represented. */
export type Asked = { category: string; citizenship: string };

export const isForeign = (
  { citizenship }: Pick<Asked, 'citizenship'>,
  { hostCountry }: Pick<Edition, 'hostCountry'>,
): boolean => citizenship !== hostCountry;

/** Whether a part is asked of somebody. */
export function isAsked(
  { askedOf, exceptCategories }: PartRule,
  person: Asked,
  edition: Pick<Edition, 'hostCountry'>,
): boolean {
  if (exceptCategories.includes(person.category)) return false;
  return askedOf === 'everybody' || (askedOf === 'foreign' && isForeign(person, edition));
}

/** The parts that are asked of somebody, in the order of the pages. */
export const askedParts = (rules: PartRules, person: Asked, edition: Pick<Edition, 'hostCountry'>): Part[] =>
  PARTS.filter((part) => isAsked(rules[part], person, edition));

/** What somebody has still to complete; `done` is what was seen to. */
export const missingParts = (
  rules: PartRules,
  person: Asked & { done: readonly Part[] },
  edition: Pick<Edition, 'hostCountry'>,
): Part[] => askedParts(rules, person, edition).filter((part) => !person.done.includes(part));

/** Those of missing parts without which no badge is printed. */
export const blockingParts = (rules: PartRules, missing: readonly Part[]): Part[] =>
  missing.filter((part) => rules[part].isBlocking);

/** Until when a part is asked for: the end of a day before the forum, by the clock of its zone. */
export const dueAt = ({ dueDays, dueDaysBy }: PartRule, category: string, edition: Beginning): Date =>
  endOfDay(daysBefore(edition.startsOn, dueDaysBy[category] ?? dueDays), edition);

type Beginning = Pick<Edition, 'startsOn' | 'timeZone'>;

/** Journeys can be changed until the end of the day before the forum. */
export const travelClosesAt = (edition: Beginning): Date =>
  endOfDay(daysBefore(edition.startsOn, 1), edition);

export const isTravelOpen = (edition: Beginning, now: Date): boolean => now <= travelClosesAt(edition);

const endOfDay = (day: string, { timeZone }: Pick<Edition, 'timeZone'>): Date =>
  instantAt(`${day}T23:59`, timeZone) ?? new Date(`${day}T23:59Z`);

const DAY_MS = 86_400_000;
const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

export const YOUNGEST = 14;
export const ADULT = 18;
const OLDEST = 120;

/** What is wrong with a birth date, given how old somebody will be when the forum begins. */
export function birthFault(age: number): string | undefined {
  if (age < 0 || age > OLDEST) return 'invalid_birth';
  return age < YOUNGEST ? 'too_young' : undefined;
}

/** What is wrong with the last day of a document. */
export function expiryFault(
  expiresOn: string,
  { endsOn }: Pick<Edition, 'endsOn'>,
  today: string,
): string | undefined {
  if (expiresOn < today) return 'expired';
  return expiresOn < endsOn ? 'expires_before_end' : undefined;
}

/** Consulates want six months after the journey. */
export function expiresTooSoonForVisa(expiresOn: string, { endsOn }: Pick<Edition, 'endsOn'>): boolean {
  const until = new Date(endsOn);
  until.setUTCMonth(until.getUTCMonth() + 6);
  return expiresOn < until.toISOString().slice(0, 10);
}

export const needsVisa = (need: VisaNeed | null | undefined): boolean =>
  need === 'evisa' || need === 'invitation';

/** How much of a line of the badge can be read from two metres away. */
export const BADGE_LINE_LONGEST = 26;

/** A name as its bearer has broken it on the badge, as long as it is still the same name; else whole, and the press breaks it. */
export const brokenAs = (name: string, broken: readonly string[] | null | undefined): readonly string[] =>
  broken && broken.join(' ') === name ? broken : [name];

/** Two lines for a name that does not stand in one: broken at the space that leaves the shorter longest line. */
export function suggestedLines(name: string): string[] {
  if (lengthOf(name) <= BADGE_LINE_LONGEST) return [name];
  const words = name.split(' ');
  const pairs = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1), words.slice(at + 1)].map((part) => part.join(' ')));
  const longest = (lines: readonly string[]) => Math.max(...lines.map(lengthOf));
  return pairs.toSorted((one, other) => longest(one) - longest(other))[0] ?? [name];
}
const lengthOf = (text: string): number => [...text].length;
