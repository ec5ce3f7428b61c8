import type { Edition } from '@/lib/edition/rules';
import { instantAt, wallTime } from '@/lib/edition/rules';

/** The settings of the form, as its fields write them. Dates and times are those of a clock in the edition's zone. */
export const valuesOf = (edition: Edition) => ({
  registrationOpensAt: wallTime(edition.registrationOpensAt, edition.timeZone),
  registrationClosesAt: wallTime(edition.registrationClosesAt, edition.timeZone),
  emailConfirmationHours: String(edition.emailConfirmationHours),
  decisionDays: String(edition.decisionDays),
  informationDays: String(edition.informationDays),
  decisionGraceMinutes: String(edition.decisionGraceMinutes),
  emailReminderHours: String(edition.emailReminderHours),
  informationReminderHours: String(edition.informationReminderHours),
  attendanceReminderHours: String(edition.attendanceReminderHours),
  attendanceConfirmBy: edition.attendanceConfirmBy
    ? wallTime(edition.attendanceConfirmBy, edition.timeZone)
    : '',
  attendanceAskDays: String(edition.attendanceAskDays),
  registrationsPerMinute: String(edition.registrationsPerMinute),
});
export type SettingKey = keyof ReturnType<typeof valuesOf>;

const MOMENTS: readonly string[] = ['registrationOpensAt', 'registrationClosesAt', 'attendanceConfirmBy'];

/**
 * Only what the person has changed since the form was shown: what a colleague changes meanwhile in another field stays
 * as the colleague left it.
 */
export function changedSettings(
  typed: Record<string, string | string[]>,
  timeZone: string,
): Record<string, string> {
  const changed = Object.entries(typed).filter(
    ([key, value]) => !key.startsWith('was-') && `was-${key}` in typed && value !== typed[`was-${key}`],
  );
  return Object.fromEntries(
    changed.map(([key, value]) => {
      const text = String(value).trim();
      return [key, MOMENTS.includes(key) ? (instantAt(text, timeZone)?.toISOString() ?? text) : text];
    }),
  );
}
