import type { edition } from '@/db/schema';

export type Edition = typeof edition.$inferSelect;
export type RegistrationWindow = { isOpen: boolean; opensAt: Date; closesAt: Date };

/** The opening instant belongs to the window, the closing instant does not. */
export const windowAt = (
  {
    registrationOpensAt,
    registrationClosesAt,
  }: Pick<Edition, 'registrationOpensAt' | 'registrationClosesAt'>,
  now: Date,
): RegistrationWindow => ({
  isOpen: registrationOpensAt <= now && now < registrationClosesAt,
  opensAt: registrationOpensAt,
  closesAt: registrationClosesAt,
});

/** International means: the country represented is not the host country (product rule 1). */
export const isInternational = (edition: Pick<Edition, 'hostCountry'>, countryRepresented: string): boolean =>
  countryRepresented !== edition.hostCountry;

/** What the audit calls a pool whose size is a setting of the edition: all seats, and the reserve. */
export const capacitySubject = (editionId: string): string => `pool:${editionId}:total`;
export const reserveSubject = (editionId: string): string => `pool:${editionId}:international`;

/** A text of the edition in the reader's language, else in English. */
export const inLanguage = (text: { en: string } & Record<string, string>, locale: string): string =>
  text[locale] || text.en;

/**
 * What organisers have written themselves, for a reader of a language: in it, else in English, else in whichever there is;
 * undefined where there is nothing, and the catalogue speaks. Rather their words in another language than two that contradict
 * each other.
 */
export function ownWords(
  text: Record<string, string> | undefined,
  locale: string,
): { text: string; locale: string } | undefined {
  const found = [locale, 'en', ...Object.keys(text ?? {})].find((language) => text?.[language]);
  return found === undefined ? undefined : { text: text?.[found] ?? '', locale: found };
}

/** The date and time on a clock in the zone, as a form's `datetime-local` field writes it: `2027-08-21T00:00`. */
export function wallTime(at: Date, timeZone: string): string {
  const parts = clockIn(timeZone).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

// To make one costs a hundred times what it costs to ask it.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
}

/** The instant at which a clock in the zone shows `wall`; for an hour that a change of clocks skips, the hour after it. */
export function instantAt(wall: string, timeZone: string): Date | undefined {
  if (!isZone(timeZone)) return undefined;
  const [written] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(wall) ?? [];
  const asUtc = Date.parse(`${written}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (instant: number) => Date.parse(`${wallTime(new Date(instant), timeZone)}Z`) - instant;
  // The offset before a change of clocks may be the wrong one for the time after it: look a second time.
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}

/** What a form carried along as its zone may be anything. */
function isZone(timeZone: string): boolean {
  try {
    return Boolean(clockIn(timeZone));
  } catch {
    return false;
  }
}

/** How large the forum is, under the names by which it is changed. */
export const sizesOf = (edition: Edition) => ({
  capacity: edition.capacitySeats,
  internationalReserve: edition.internationalReserveSeats,
  internationalTarget: edition.internationalTargetSeats,
});

/** The settings of an edition under the names by which they are changed. */
export const settingsOf = (edition: Edition) => ({
  name: edition.name,
  city: edition.city,
  venue: edition.venue,
  organiser: edition.organiser,
  number: edition.number,
  startsOn: edition.startsOn,
  endsOn: edition.endsOn,
  timeZone: edition.timeZone,
  hostCountry: edition.hostCountry,
  contactEmail: edition.contactEmail,
  ...sizesOf(edition),
  seatsHeldFrom: edition.seatsHeldFrom,
  registrationOpensAt: edition.registrationOpensAt,
  registrationClosesAt: edition.registrationClosesAt,
  emailConfirmationHours: edition.emailConfirmationHours,
  decisionDays: edition.decisionDays,
  informationDays: edition.informationDays,
  decisionGraceMinutes: edition.decisionGraceMinutes,
  emailReminderHours: edition.emailReminderHours,
  informationReminderHours: edition.informationReminderHours,
  attendanceReminderHours: edition.attendanceReminderHours,
  attendanceConfirmBy: edition.attendanceConfirmBy,
  attendanceAskDays: edition.attendanceAskDays,
  noShowPercent: edition.noShowPercent,
  rightsWorkingDays: edition.rightsWorkingDays,
  rightsErasureDays: edition.rightsErasureDays,
  isTicketStoppedUnagreed: edition.isTicketStoppedUnagreed,
  registrationsPerMinute: edition.registrationsPerMinute,
  shield: edition.shield,
});

/** The setting that cannot be so, and what stands against it where that is not another setting. */
export type Contradiction = { setting: string; because?: 'registrations' | 'codes' | 'past' };

/** What an edition cannot be. A deadline that has passed stays as it is; a new one has to lie ahead. */
export function contradictionIn(before: Edition, next: Edition, now: Date): Contradiction | undefined {
  if (next.internationalReserveSeats > next.capacitySeats) return { setting: 'internationalReserve' };
  if (next.startsOn > next.endsOn) return { setting: 'endsOn' };
  if (next.registrationOpensAt >= next.registrationClosesAt) return { setting: 'registrationClosesAt' };
  const { attendanceConfirmBy: by } = next;
  const isNew = !isSameSetting(by, before.attendanceConfirmBy);
  if (by && isNew && by <= now) return { setting: 'attendanceConfirmBy', because: 'past' };
  if (by && isNew && wallTime(by, next.timeZone) > `${next.endsOn}T23:59`)
    return { setting: 'attendanceConfirmBy' };
  return undefined;
}

/** Whether two values of a setting are the same: a moment, a text in its languages, a number, a word. */
export function isSameSetting(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): unknown => {
    if (value instanceof Date) return value.toISOString();
    if (typeof value !== 'object' || value === null) return value ?? null;
    return Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  };
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** Which settings are no longer what somebody has seen; a name counts only in the languages that were seen. */
export function changedSince<S extends Record<string, unknown>>(seen: S, edition: Edition): (keyof S)[] {
  const present: Record<string, unknown> = settingsOf(edition);
  return Object.keys(seen).filter((key) => {
    const [was, is] = [seen[key], present[key]];
    const isText = typeof was === 'object' && was !== null && !(was instanceof Date);
    return !isSameSetting(isText ? { ...(is as object), ...was } : was, is);
  });
}
