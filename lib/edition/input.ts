import { z } from 'zod';
import { isCountryCode } from '@/lib/core/country';
import { instant, optionalReason, seats, whole } from '@/lib/core/input';

const day = z.iso.date().refine((text) => text >= '1970', { error: 'invalid' });

/** The settings of an edition that `settings set` and the settings page may change, one by one. */
export const settingsInput = z
  .strictObject({
    number: whole(1, 1000),
    startsOn: day,
    endsOn: day,
    timeZone: z.string().refine(isTimeZone, { error: 'invalid' }),
    hostCountry: z.string().refine(isCountryCode, { error: 'invalid_country' }),
    contactEmail: z.email(),
    capacity: seats,
    internationalReserve: seats,
    internationalTarget: seats,
    seatsHeldFrom: z.enum(['submission', 'approval']),
    registrationOpensAt: instant,
    registrationClosesAt: instant,
    emailConfirmationHours: whole(1, 720),
    decisionDays: whole(1, 90),
    informationDays: whole(1, 90),
    decisionGraceMinutes: whole(0, 60),
    emailReminderHours: whole(0, 720),
    informationReminderHours: whole(0, 720),
    attendanceReminderHours: whole(0, 720),
    attendanceConfirmBy: z.union([z.literal('').transform(() => null), z.null(), instant]),
    attendanceAskDays: whole(1, 365),
    registrationsPerMinute: whole(1, 1_000_000),
  })
  .partial();

export type SettingsInput = z.infer<typeof settingsInput>;

const sizes = z
  .object({ capacity: seats, internationalReserve: seats, internationalTarget: seats })
  .partial();

/** Sizes of the forum as they shall be; `seen` is what they were when the person decided. */
export const sizesInput = sizes.extend({ seen: sizes.default({}), reason: optionalReason });
export type SizesInput = z.output<typeof sizesInput>;

/** A step in which the international reserve is given up. */
export const releaseInput = z.object({ dueAt: instant, toSeats: seats, reason: optionalReason });
export type ReleaseInput = z.output<typeof releaseInput>;

/** A zone by name, aliases such as Asia/Kolkata included; not an offset, which knows no summer time. */
function isTimeZone(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
