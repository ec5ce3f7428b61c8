/** Shorter runs of digits are what people type of a reference or a telephone number. */
const SHORTEST_CODE = 16;
/** A scanner types its letters far faster than any hand. */
const FASTEST_HAND_MS = 35;
const SHORTEST_BURST = 8;

export const LEAST_LETTERS = 2;

/** The code in what was typed: its digits at the end, for a scanner may have gone off in the middle of a name. */
export function codeIn(typed: string): string | undefined {
  const [digits] = /\d[\d\s-]*$/.exec(typed.normalize('NFKC').trim()) ?? [];
  const code = digits?.replace(/[\s-]/g, '') ?? '';
  return code.length >= SHORTEST_CODE ? code : undefined;
}

/** Whether a scanner typed it: then it was read from something, and is a code whatever it looks like. */
export function isBurst(typed: string, keyTimesMs: readonly number[]): boolean {
  const [first, last] = [keyTimesMs.at(0), keyTimesMs.at(-1)];
  if (first === undefined || last === undefined || typed.length < SHORTEST_BURST) return false;
  return keyTimesMs.length >= typed.length && (last - first) / (keyTimesMs.length - 1) < FASTEST_HAND_MS;
}

export const lettersIn = (typed: string): number => [...typed.matchAll(/\p{L}/gu)].length;
