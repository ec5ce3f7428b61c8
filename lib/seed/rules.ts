import { HOUR_MS } from '@/lib/core/clock';
import { WINDOW_MS } from './timeline';

/** When the first of them applies: fourteen weeks ago, but not before registration opened. */
export const openingFor = ({ registrationOpensAt }: { registrationOpensAt: Date }, now: Date): Date =>
  new Date(Math.max(now.getTime() - WINDOW_MS, registrationOpensAt.getTime()));

export type Batch<T> = { at: Date; all: T[] };

/**
 * Cuts what happens at `at` into batches, in order of time: each holds what is alike by `kind` and lies within `hours`, and
 * happens when its last one does.
 */
export function batchesOf<T extends { at: Date }>(
  events: readonly T[],
  hours: number,
  kind: (event: T) => string,
): Batch<T>[] {
  const open = new Map<string, Batch<T>>();
  for (const event of events.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const key = `${Math.floor(event.at.getTime() / (hours * HOUR_MS))} ${kind(event)}`;
    const batch = open.get(key) ?? { at: event.at, all: [] };
    batch.at = event.at;
    batch.all.push(event);
    open.set(key, batch);
  }
  return [...open.values()].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
