/** One measured number, and the goal that it is held against if it has one. */
export type Figure = { name: string; value: number; unit: string; goal?: Goal };
type Goal = { atLeast: number } | { atMost: number };

/** What one part of a benchmark found; a fault is an answer or a state that must not be, and fails the run. */
export type Measured = { part: string; figures: Figure[]; faults: string[] };

export const figure = (name: string, value: number, unit: string, goal?: Goal): Figure => ({
  name,
  value,
  unit,
  ...(goal && { goal }),
});

export function isMet({ value, goal }: Figure): boolean | undefined {
  if (!goal) return undefined;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}

/** A figure that an earlier part of the same run has found. */
export const found = (measured: readonly Measured[], part: string, name: string): number | undefined =>
  measured.find((one) => one.part === part)?.figures.find((one) => one.name === name)?.value;
