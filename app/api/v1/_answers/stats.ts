import { z } from 'zod';
import { REGISTRATION_STATES } from '@/db/schema';
import { STAGE_KEYS } from '@/lib/dashboard/breakdown';
import { registrationFilter } from '@/lib/dashboard/input';
import { PLACE_KEYS, TILE_KEYS } from '@/lib/dashboard/tiles';
import { WAITING_STATES } from '@/lib/dashboard/times';
import { internationalAnswer, poolAnswer } from './forum';

const people = z.int().min(0);
const tileKey = z.enum([...TILE_KEYS, ...PLACE_KEYS]);

export const statsAnswer = z
  .object({
    asOf: z.iso.datetime(),
    timeZone: z.string(),
    daysToGo: z.int().meta({ description: 'Days until the forum opens; negative from its second day on' }),
    tiles: z.record(tileKey, people),
    changes: z.record(tileKey, z.int()).meta({ description: 'What has come less what has left in 24 hours' }),
    pools: z.array(poolAnswer),
    international: internationalAnswer,
    queue: z.object({
      oldestReference: z.string().nullable(),
      oldestSubmittedAt: z.iso.datetime().nullable(),
      clearsInDays: z
        .int()
        .nullable()
        .meta({ description: 'At the pace of the last seven days; null at none' }),
    }),
    course: z.array(
      z.object({
        day: z.iso.date(),
        daysToGo: z.int(),
        domestic: people,
        international: people,
        total: people.meta({ description: 'Applications until the end of the day' }),
      }),
    ),
    earlier: z
      .object({ key: z.string(), days: z.array(z.object({ daysToGo: z.int(), total: people })) })
      .nullable(),
    funnel: z.record(z.enum(STAGE_KEYS), people),
    countries: z.array(
      z.object({
        country: z.string(),
        applied: people,
        approved: people,
        confirmed: people,
        arrived: people,
      }),
    ),
    cities: z.array(z.object({ city: z.string(), country: z.string(), registrations: people })),
    categories: z.array(
      z.object({ category: z.string(), states: z.partialRecord(z.enum(REGISTRATION_STATES), people) }),
    ),
    tracks: z.array(z.object({ track: z.string(), registrations: people })),
    ages: z.array(
      z.object({
        fromDays: z.int(),
        untilDays: z.int().nullable(),
        registrations: people,
        filter: registrationFilter,
      }),
    ),
    times: z
      .array(
        z.object({ state: z.enum(WAITING_STATES), left: people, halfDays: z.number(), mostDays: z.number() }),
      )
      .optional()
      .meta({
        description:
          'Of the registrations that left a state in the last 30 days, the latest 2,000 at most: how long half of them, and nine of ten, had been in it at most',
      }),
  })
  .meta({ id: 'Stats' });
