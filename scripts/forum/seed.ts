import { z } from 'zod';
import { freshSeed, seedRegistrations } from '@/lib/seed/commands';
import { type Command, json, readInput, readOptions } from './command';

const whole = (most: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(most));
const seedInput = z.object({
  registrations: whole(100_000),
  'random-seed': whole(4_294_967_295).optional(),
});

export const seed: Command = {
  usage: ['seed --registrations N [--random-seed S]'],
  read(words) {
    const { values } = readOptions(words, {
      registrations: { type: 'string' },
      'random-seed': { type: 'string' },
    });
    const { registrations: count, 'random-seed': asked } = readInput(seedInput, values);
    return async (scope) => {
      const randomSeed = asked ?? (await freshSeed(scope));
      const seeded = await seedRegistrations(scope, { count, randomSeed });
      const out = json({ randomSeed, ...seeded });
      const isNothing = seeded.submitted + seeded.waitlisted === 0;
      return isNothing
        ? { out, fault: 'Nobody was added: registration is closed, or they are all here.' }
        : { out };
    };
  },
};
