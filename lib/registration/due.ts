import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { informationRequest, mailMessage, registration } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import type { Edition } from '@/lib/edition/rules';
import { attendanceDue, forumBegins, owesConfirmation } from './deadlines';

/** Who is asked late still gets this long to answer. */
const SHORTEST_ASK_DAYS = 3;

/** Within so many hours of a deadline; none at all when the setting is 0. */
const isNear = (deadline: SQL | typeof registration.confirmEmailBy, hours: number, now: Date): SQL =>
  hours === 0
    ? sql`false`
    : sql`${deadline} > ${now.toISOString()} AND ${deadline} - make_interval(hours => ${hours}) <= ${now.toISOString()}`;

/** Who is to be reminded now to confirm the address. */
export const toRemindToConfirm = ({ emailReminderHours: hours }: Edition, now: Date) =>
  and(
    owesConfirmation,
    isNull(registration.emailRemindedAt),
    isNear(registration.confirmEmailBy, hours, now),
    // Not a moment after the first letter.
    sql`${registration.submittedAt} < ${registration.confirmEmailBy} - make_interval(hours => ${hours})`,
  );

/** Which requests for information are to be reminded of now; of registrations of the edition, joined by the caller. */
export const toRemindToAnswer = ({ id, informationReminderHours: hours }: Edition, now: Date) =>
  and(
    eq(registration.editionId, id),
    isNull(informationRequest.answeredAt),
    isNull(informationRequest.remindedAt),
    isNear(sql`${informationRequest.deadlineAt}`, hours, now),
    sql`${informationRequest.requestedAt} < ${informationRequest.deadlineAt} - make_interval(hours => ${hours})`,
  );

/** Until when somebody who is asked now whether they will come may answer. */
export function attendanceAskedUntil(attendanceConfirmBy: Date, now: Date): Date {
  const shortest = after(now, SHORTEST_ASK_DAYS * DAY_MS);
  return attendanceConfirmBy > shortest ? attendanceConfirmBy : shortest;
}

/** Who is to be asked now whether they will come. */
export function toAskAttendance(
  { attendanceConfirmBy, attendanceAskDays }: Edition,
  now: Date,
): SQL | undefined {
  if (!attendanceConfirmBy) return sql`false`;
  return and(
    eq(registration.state, 'approved'),
    isNull(registration.attendanceAskedAt),
    isNull(registration.attendanceConfirmedAt),
    // Not before the letter of the approval, which may be held back.
    sql`NOT EXISTS (SELECT 1 FROM ${mailMessage} WHERE ${mailMessage.registrationId} = ${registration.id}
      AND ${mailMessage.state} = 'queued' AND ${mailMessage.heldUntil} > ${now.toISOString()})`,
    // Whom the forum leaves no time to answer is welcome without.
    sql`${forumBegins} > ${attendanceAskedUntil(attendanceConfirmBy, now).toISOString()}`,
    sql`${attendanceConfirmBy.toISOString()}::timestamptz - make_interval(days => ${attendanceAskDays}) <= ${now.toISOString()}`,
  );
}

/** Who is to be reminded now to say whether they will come. */
export function toRemindOfAttendance(current: Edition, now: Date): SQL | undefined {
  const { attendanceConfirmBy, attendanceReminderHours: hours } = current;
  if (!attendanceConfirmBy) return sql`false`;
  return and(
    eq(registration.state, 'approved'),
    isNotNull(registration.attendanceDueAt),
    isNull(registration.attendanceRemindedAt),
    isNull(registration.attendanceConfirmedAt),
    isNear(attendanceDue, hours, now),
    sql`${registration.attendanceAskedAt} < ${attendanceDue} - make_interval(hours => ${hours})`,
  );
}
