import { z } from 'zod';

export const moment = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime());
export const localText = z
  .record(z.string(), z.string())
  .meta({ description: 'By language', example: { en: 'Transport', ru: 'Транспорт' } });
const seats = z.int().min(0);

export const poolAnswer = z
  .object({
    key: z.string().meta({
      description: 'total, international, domestic, or the cap of a category such as category:MED',
      example: 'international',
    }),
    size: seats.meta({ description: 'The most the pool could hold' }),
    held: seats,
    available: seats.meta({ description: 'Free for one more registration of this kind' }),
    waiting: z.int().min(0),
  })
  .meta({ id: 'Pool' });

export const internationalAnswer = z
  .object({ reserve: seats, held: seats, target: seats })
  .meta({ id: 'International' });

const edition = z.object({
  key: z.string().meta({ example: '2027' }),
  number: z.int(),
  name: localText,
  city: localText,
  venue: localText,
  organiser: localText,
  contactEmail: z.string(),
  hostCountry: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  timeZone: z.string().meta({ example: 'Europe/Moscow' }),
  tracks: z.array(z.object({ key: z.string(), name: localText, isOpen: z.boolean() })),
  categories: z.array(
    z.object({ code: z.string(), letter: z.string(), name: localText, isOpen: z.boolean() }),
  ),
});

export const forumAnswer = z
  .object({
    edition,
    registration: z.object({ isOpen: z.boolean(), opensAt: moment, closesAt: moment }),
    pools: z.array(poolAnswer.extend({ wording: z.enum(['free', 'may_free_up', 'full']) })),
    international: internationalAnswer,
  })
  .meta({ id: 'Forum' });
