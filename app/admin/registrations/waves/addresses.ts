import type { Prepared } from '@/lib/review/preparing';
import { LIST, queryOf } from '../list-address';

export const WAVES = `${LIST}/waves`;
export const waveAddress = (id: string): string => `${WAVES}/${encodeURIComponent(id)}`;

/** What has just been done to a wave, as its page is told by the address. */
export const DONE = ['opened', 'hour', 'published', 'called_off', 'removed'] as const;
export const doneIn = (raw: unknown) => DONE.find((known) => known === raw);

/** The wave, told how many of a selection were put into it and how many were not and why: numbers, nobody's name. */
export function preparedAddress(id: string, { prepared, skipped }: Prepared): string {
  const counts = Map.groupBy(skipped, ({ code }) => code);
  const told = Object.fromEntries([...counts].map(([code, { length }]) => [code, String(length)]));
  return `${waveAddress(id)}?${queryOf({ prepared: String(prepared.length), ...told })}`;
}
