import { HOUR_MS } from '@/lib/core/clock';
import type { SeedPerson } from './people';
import { WINDOW_MS } from './timeline';

const APART_MS = 2 * HOUR_MS;
const LARGEST = 25;

/** When the first of them applies: fourteen weeks ago, but not before registration opened. */
export const openingFor = ({ registrationOpensAt }: { registrationOpensAt: Date }, now: Date): Date =>
  new Date(Math.max(now.getTime() - WINDOW_MS, registrationOpensAt.getTime()));

/** Applicants in order, cut into groups that may be taken in together: within two hours, and alike in confirmation. */
export function batches(people: readonly SeedPerson[]): SeedPerson[][] {
  const cut: SeedPerson[][] = [];
  for (const person of people) {
    const open = cut.at(-1);
    const first = open?.[0];
    const fits =
      open &&
      first &&
      open.length < LARGEST &&
      person.submittedAt.getTime() - first.submittedAt.getTime() < APART_MS &&
      (person.outcome === 'unconfirmed') === (first.outcome === 'unconfirmed');
    if (fits) open.push(person);
    else cut.push([person]);
  }
  return cut;
}
