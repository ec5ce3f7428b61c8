import { z } from 'zod';

const seats = z.coerce.number().int().min(0).max(1_000_000);
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const day = z.iso.date();

/** The settings of an edition that `settings set` and the settings page may change, one by one. */
export const settingsInput = z
  .strictObject({
    number: z.coerce.number().int().min(1),
    startsOn: day,
    endsOn: day,
    timeZone: z
      .string()
      .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'),
    hostCountry: z.string().regex(/^[A-Z]{2}$/),
    contactEmail: z.email(),
    capacity: seats,
    internationalReserve: seats,
    internationalTarget: seats,
    seatsHeldFrom: z.enum(['submission', 'approval']),
    registrationOpensAt: moment,
    registrationClosesAt: moment,
    emailConfirmationHours: z.coerce.number().int().min(1).max(720),
    decisionDays: z.coerce.number().int().min(1).max(90),
    informationDays: z.coerce.number().int().min(1).max(90),
    registrationsPerMinute: z.coerce.number().int().min(1).max(1_000_000),
  })
  .partial();

export type SettingsInput = z.infer<typeof settingsInput>;
