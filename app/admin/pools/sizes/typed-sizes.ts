import { seats } from '@/lib/core/input';
import type { sizesOf } from '@/lib/edition/rules';
import { type Asked, askedFor } from '../addresses';

export const SIZE_KEYS = ['capacity', 'internationalReserve', 'internationalTarget'] as const;
type Sizes = ReturnType<typeof sizesOf>;
type Typed = { text: string; value: number | undefined; isFaulty: boolean };

/** A number of seats as typed, and whether it is one. */
export function typedSeats(text: string): Typed {
  const value = seats.safeParse(text);
  return { text, value: value.data, isFaulty: !value.success };
}

/** The sizes that an address asks about; what it leaves out stays as it is. `sizes` is missing while one is no number. */
export function readSizes(asked: Asked, present: Sizes) {
  const typed = Object.fromEntries(
    SIZE_KEYS.map((key) => [key, typedSeats(askedFor(asked, key) ?? String(present[key]))]),
  ) as Record<(typeof SIZE_KEYS)[number], Typed>;
  const isSound = SIZE_KEYS.every((key) => !typed[key].isFaulty);
  return {
    typed,
    isAsked: SIZE_KEYS.some((key) => askedFor(asked, key) !== undefined),
    sizes: isSound
      ? (Object.fromEntries(SIZE_KEYS.map((key) => [key, typed[key].value])) as Sizes)
      : undefined,
  };
}
