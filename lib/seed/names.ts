import type { Random } from './random';

export type Sex = 'f' | 'm';
/** `surname` is absent where the passport has none; `native` where it would repeat the Latin letters. */
export type Name = { surname?: string; given: string; native?: string };
export type MakeName = (random: Random, sex: Sex) => Name;

/** A name in Latin letters, as a passport has it, and in its own script. */
export type Pair = readonly [latin: string, native: string];
/** Given names for women and for men. */
export type Given<T> = Readonly<Record<Sex, readonly T[]>>;

export const words = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** Reads `Wei=伟, Min=敏`. */
export const pairs = (text: string): Pair[] =>
  words(text).map((entry) => {
    const [latin = '', native = ''] = entry.split('=');
    return [latin, native] as const;
  });
