/** The one place that reads the time; everything else is handed `now`. */
export const clock = { now: (): Date => new Date() };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const after = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);
