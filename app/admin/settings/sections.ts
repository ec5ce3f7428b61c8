import type { SettingKey } from '@/lib/edition/input';
import { type Edition, instantAt, settingsOf, wallTime } from '@/lib/edition/rules';
import { LOCALES } from '@/messages/locales';

/** The parts of the settings that have a form of their own, with their fields in its order. */
export const SECTIONS = {
  forum: [
    'name',
    'number',
    'startsOn',
    'endsOn',
    'city',
    'venue',
    'organiser',
    'contactEmail',
    'timeZone',
    'hostCountry',
  ],
  window: ['registrationOpensAt', 'registrationClosesAt', 'registrationsPerMinute', 'shield'],
  deadlines: [
    'emailConfirmationHours',
    'emailReminderHours',
    'informationDays',
    'informationReminderHours',
    'decisionDays',
    'decisionGraceMinutes',
  ],
  attendance: ['attendanceConfirmBy', 'attendanceAskDays', 'attendanceReminderHours', 'noShowPercent'],
  agreement: ['isTicketStoppedUnagreed'],
  rights: ['rightsWorkingDays', 'rightsErasureDays'],
} as const satisfies Record<string, readonly SettingKey[]>;
export type Section = keyof typeof SECTIONS;
export type SectionKey = (typeof SECTIONS)[Section][number];

export const isSection = (text: string): text is Section => Object.hasOwn(SECTIONS, text);
export const SECTION_KEYS = Object.keys(SECTIONS) as Section[];

export const MOMENTS: readonly string[] = [
  'registrationOpensAt',
  'registrationClosesAt',
  'attendanceConfirmBy',
] satisfies SettingKey[];
export const NAMES: readonly string[] = ['name', 'city', 'venue', 'organiser'] satisfies SettingKey[];

type Written = Record<string, string>;
type Typed = Record<string, string | string[]>;

/** The settings of a section as its fields write them: names by language, moments on the clock of the edition. */
export function writtenOf(section: Section, edition: Edition): Written {
  const present: Record<string, unknown> = settingsOf(edition);
  return Object.fromEntries(
    SECTIONS[section].flatMap((key): [string, string][] => {
      const value = present[key];
      if (NAMES.includes(key))
        return LOCALES.map((locale) => [`${key}.${locale}`, (value as Written)[locale] ?? '']);
      if (value instanceof Date) return [[key, wallTime(value, edition.timeZone)]];
      return [[key, String(value ?? '')]];
    }),
  );
}

/** The same as exact values, for what the form carries along: what its reader has seen, the zone of its times included. */
export function seenOf(section: Section, edition: Edition): string {
  const present: Record<string, unknown> = settingsOf(edition);
  const keys: readonly string[] = [...SECTIONS[section], 'timeZone'];
  const ours = (name: Written) => Object.fromEntries(LOCALES.map((locale) => [locale, name[locale]]));
  const exact = (key: string) => (NAMES.includes(key) ? ours(present[key] as Written) : present[key]);
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, exact(key)])));
}

/** What the form carried along; nothing where somebody has forged it, so that it is refused as what it is. */
export function readSeen(text: unknown): Record<string, unknown> {
  try {
    const seen: unknown = JSON.parse(String(text));
    return typeof seen === 'object' && seen !== null ? (seen as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Only what the person has changed since the form was shown: what a colleague changes meanwhile in another field stays as the
 * colleague left it.
 */
export function changesIn(section: Section, typed: Typed, timeZone: string): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(typed)) {
    const [key = '', language] = field.split('.');
    if (!(SECTIONS[section] as readonly string[]).includes(key) || value === typed[`was-${field}`]) continue;
    const text = String(value).trim();
    if (language) changes[key] = { ...(changes[key] as object), [language]: text };
    else changes[key] = MOMENTS.includes(key) ? (instantAt(text, timeZone)?.toISOString() ?? text) : text;
  }
  return changes;
}
