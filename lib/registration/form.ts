import { CONSENT_PURPOSES, type ConsentPurpose } from '@/db/schema/consent';
import type { ShownVersions } from '@/lib/consent/rules';
import { type FieldFault, parseInput } from '@/lib/core/input';
import { STEP_INPUTS, STEP_KEYS, type StepKey } from './input';
import { choiceFaults } from './rules';

/** What was typed so far, field by field, exactly as typed; names are dotted paths, as in `nameLatin.surname`. */
export type Typed = Record<string, string | string[]>;

/** The fields of each step; what a form sends under any other name is nothing of ours. */
export const STEP_FIELDS: Record<StepKey, readonly string[]> = {
  who: ['category', 'countryRepresented', 'territory', 'delegation', 'citizenship', 'invitationCode'],
  name: ['nameNative', 'nameLatin.surname', 'nameLatin.given', 'badgeName', 'honorific'],
  contact: ['email', 'phone', 'organisation', 'position'],
  participation: ['tracks', 'languages', 'accessNeeds', 'diet'],
  consents: [
    'consents.personalData',
    'consents.terms',
    'consents.photoIdentification',
    'consents.crossBorder',
    'consents.publicList',
    'consents.news',
  ],
};

const KNOWN = new Set(STEP_KEYS.flatMap((step) => STEP_FIELDS[step]));
const LISTS = new Set(['tracks', 'languages']);

/** Categories whose people come with a delegation; the form asks nobody else for one. */
export const DELEGATED_CATEGORIES: readonly string[] = ['DEL', 'GOV'];

/** One step as a form sent it: a box that is no longer ticked and a field that is empty now are told as such. */
export const stepTyped = (step: StepKey, typed: Typed): Typed =>
  Object.fromEntries(STEP_FIELDS[step].map((name) => [name, typed[name] ?? '']));

/**
 * What was typed, as the input schemas read it: empty fields are left out, ticked boxes are true, a name that occurs
 * several times is a list.
 */
export function rawOf(typed: Typed): Record<string, unknown> {
  const raw: Record<string, unknown> = { nameLatin: {}, tracks: [], consents: {} };
  for (const [name, value] of Object.entries(typed)) {
    if (!KNOWN.has(name)) continue;
    const meant = meaningOf(name, value);
    if (meant !== undefined) put(raw, name.split('.'), meant);
  }
  if (!DELEGATED_CATEGORIES.includes(String(raw.category))) delete raw.delegation;
  return raw;
}

/** Which texts stood beside the ticked boxes: a tick says the version, so that whoever sends it says what was shown. */
export const shownIn = (typed: Typed): ShownVersions =>
  Object.fromEntries(
    CONSENT_PURPOSES.map((purpose) => [purpose, Number([typed[consentName(purpose)]].flat().at(-1))]),
  );

export const consentName = (purpose: ConsentPurpose): string => `consents.${purpose}`;

/** A change of some fields: one that came empty is told as empty, so that the schema clears or refuses it. */
export function changesOf(typed: Typed, fields: readonly string[]): Record<string, unknown> {
  const raw = rawOf(typed);
  return Object.fromEntries(fields.map((field) => [field, raw[field] ?? '']));
}

/** The names under which a form sends a field: one, or one for each part. */
export const namesOf = (field: string): string[] =>
  [...KNOWN].filter((name) => name === field || name.startsWith(`${field}.`));

function meaningOf(name: string, value: string | string[]): unknown {
  const filled = [value].flat().filter((text) => text.trim() !== '');
  if (filled.length === 0) return undefined;
  if (LISTS.has(name)) return filled;
  return name.startsWith('consents.') ? true : filled.at(-1);
}

function put(into: Record<string, unknown>, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = (into[first] ?? {}) as Record<string, unknown>;
  put(inner, rest, value);
  into[first] = inner;
}

type Offered = Parameters<typeof choiceFaults>[0];

/** What is known of a typed code: nothing yet, why it does not serve, or the category that it gives. */
type Judged = { fault?: string | undefined; category?: string | null } | undefined;

/**
 * What is offered to somebody with a code: the category that it gives, too, though it is closed to everybody else. Where the
 * code has not been judged, the submission judges the category with it.
 */
export function offeredWith<O extends Offered>(offered: O, typed: Typed, code: Judged): O {
  if (!hasCode(typed) || code?.fault) return offered;
  const given = code ? code.category : typed.category;
  return {
    ...offered,
    categories: offered.categories.map((one) => (one.code === given ? { ...one, isOpen: true } : one)),
  };
}

export const hasCode = ({ invitationCode }: Typed): boolean => String(invitationCode ?? '').trim() !== '';

/** What is wrong with one step, by the rules that will judge the whole; the path is the name of a field. */
export function stepFaults(step: StepKey, typed: Typed, offered: Offered): FieldFault[] {
  const raw = rawOf(typed);
  const parsed = parseInput(STEP_INPUTS[step], raw);
  const chosen = { ...(step === 'who' && { category: raw.category as string | undefined }) };
  const picked = { ...(step === 'participation' && { tracks: raw.tracks as string[] }) };
  const found = [
    ...(parsed.ok ? [] : ((parsed.refusal.details?.errors ?? []) as FieldFault[])),
    ...choiceFaults(offered, { ...chosen, ...picked }),
  ];
  const byField = new Map(found.map(({ path, code }) => [fieldOf(path), code]));
  return [...byField].map(([path, code]) => ({ path, code }));
}

/** The first step that still has something wrong with it. */
export const firstFaultyStep = (typed: Typed, offered: Offered): StepKey | undefined =>
  STEP_KEYS.find((step) => stepFaults(step, typed, offered).length > 0);

const fieldOf = (path: string): string => path.replace(/\.\d+$/, '');
