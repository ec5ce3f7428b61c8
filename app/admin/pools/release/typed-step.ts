import { instantAt } from '@/lib/edition/rules';
import { type Asked, askedFor } from '../addresses';
import { typedSeats } from '../sizes/typed-sizes';

type Ground = { reserve: number; timeZone: string; now: Date };
type Faults = {
  toSeats?: 'preview.notANumber' | 'release.notFewer' | undefined;
  dueAt?: 'release.notATime' | 'release.past' | undefined;
};
type Typed = { toSeats: string | undefined; dueAt: string | undefined };
export type Step = { typed: Typed; faults: Faults } & (
  | { isSound: false }
  | { isSound: true; toSeats: number; dueAt: Date | undefined }
);

/** The step of a release that an address asks about; without a time it happens at once. */
export function readStep(asked: Asked, { reserve, timeZone, now }: Ground): Step {
  const typed = { toSeats: askedFor(asked, 'toSeats'), dueAt: askedFor(asked, 'dueAt') };
  if (typed.toSeats === undefined) return { typed, faults: {}, isSound: false };
  const { value: toSeats } = typedSeats(typed.toSeats);
  const wall = typed.dueAt?.trim();
  const dueAt = wall ? instantAt(wall, timeZone) : undefined;
  const faults: Faults = {
    toSeats:
      toSeats === undefined ? 'preview.notANumber' : toSeats >= reserve ? 'release.notFewer' : undefined,
    dueAt: wall && !dueAt ? 'release.notATime' : dueAt && dueAt <= now ? 'release.past' : undefined,
  };
  if (toSeats === undefined || faults.toSeats || faults.dueAt) return { typed, faults, isSound: false };
  return { typed, faults, isSound: true, toSeats, dueAt };
}
