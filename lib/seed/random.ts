import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that repeats: the same seed, the same choices, on every machine. */
export type Random = {
  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight; the weights need not add up to anything. */
  weighted<T>(from: readonly (readonly [choice: T, weight: number])[]): T;
};

export function makeRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const integer = (least: number, most: number) => uniformInt(generator, least, most);
  const fraction = () => integer(0, 999_999) / 1_000_000;
  const pick = <T>(from: readonly T[]): T => from[integer(0, from.length - 1)] as T;
  return {
    integer,
    chance: (probability) => fraction() < probability,
    pick,
    weighted: <T>(from: readonly (readonly [T, number])[]): T => {
      let left = fraction() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const found = from.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? pick(from))[0];
    },
  };
}
