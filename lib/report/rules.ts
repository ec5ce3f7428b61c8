import { after } from '@/lib/core/clock';
import { nextDay } from '@/lib/dashboard/days';
import { type Edition, instantAt, wallTime } from '@/lib/edition/rules';

export const REPORT_TIME = '08:00';

export type Morning = { day: string; dueAt: Date };
type Calendar = Pick<Edition, 'timeZone' | 'registrationOpensAt' | 'endsOn'>;

/**
 * The morning whose report is due by now, on the forum's clock; undefined before 08:00, before registration opens and from
 * the second day after the forum on. After 08:00 it stays due for the rest of the day, for who was down at that time.
 */
export function morningOf(
  now: Date,
  { timeZone, registrationOpensAt, endsOn }: Calendar,
): Morning | undefined {
  const [day = '', time = ''] = wallTime(now, timeZone).split('T');
  const dueAt = instantAt(`${day}T${REPORT_TIME}`, timeZone);
  if (time < REPORT_TIME || !dueAt || now < registrationOpensAt || day > nextDay(endsOn)) return undefined;
  return { day, dueAt };
}

const PUNCTUAL_MS = 5 * 60_000;

/** Whether a report was taken later than it should have been: the platform was not running. */
export function isLate({ day, takenAt }: { day: string; takenAt: Date }, timeZone: string): boolean {
  const dueAt = instantAt(`${day}T${REPORT_TIME}`, timeZone);
  return dueAt !== undefined && takenAt > after(dueAt, PUNCTUAL_MS);
}
