import { sayAside, withProgress } from '../progress';
import type { Measured } from './measured';
import { measureApi, measureFloorAlone, measureNginx } from './stampede/api';
import { measureDatabase } from './stampede/database';
import { measureForm } from './stampede/form';
import { measureGrowth } from './stampede/growth';
import { measurePromotion } from './stampede/promotion';

export type StampedeOptions = { parts: readonly StampedePart[]; applicants: number };
export const STAMPEDE_PARTS = ['floor', 'api', 'nginx', 'database', 'form', 'promotion', 'growth'] as const;
export type StampedePart = (typeof STAMPEDE_PARTS)[number];

/** Each part has a forum of its own; `earlier` is what the parts before it have found. */
const MEASURE: Record<StampedePart, (applicants: number, earlier: readonly Measured[]) => Promise<Measured>> =
  {
    floor: measureFloorAlone,
    api: measureApi,
    nginx: measureNginx,
    database: measureDatabase,
    // A transaction for each, five times slower: a fifth of the people say as much.
    form: (applicants) => measureForm(Math.ceil(applicants / 5)),
    promotion: measurePromotion,
    growth: (applicants) => measureGrowth(Math.ceil(applicants / 5)),
  };

/** Everybody applies in the first minute. */
export async function stampede({ parts, applicants }: StampedeOptions): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const part of STAMPEDE_PARTS.filter((one) => parts.includes(one))) {
    const work = () => MEASURE[part](applicants, measured);
    measured.push(await withProgress(`Measuring ${part}`, work, sayAside));
  }
  return measured;
}
