import type { VaultKind } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import { type Edition, instantAt } from '@/lib/edition/rules';

/**
 * Classes of what is kept about people, in the order in which they go. Days are counted from the last day of the edition;
 * `passing` is what goes by itself within days or weeks and is taken along when somebody is erased.
 */
export const RETAINED_CLASSES = [
  'needs',
  'documents',
  'visa',
  'codes',
  'photos',
  'letters',
  'movements',
  'notes',
  'contacts',
  'reveals',
  'identity',
] as const;
export type RetainedClass = (typeof RETAINED_CLASSES)[number];
export type DataClass = RetainedClass | 'passing';
/** What goes when somebody is erased: everything. */
export const DATA_CLASSES: readonly DataClass[] = [...RETAINED_CLASSES, 'passing'];

/** How long each is kept where the edition says nothing else. The last is the longest: with it goes whatever is left. */
export const DEFAULT_DAYS: Readonly<Record<RetainedClass, number>> = {
  needs: 7,
  documents: 30,
  visa: 30,
  codes: 30,
  photos: 90,
  letters: 90,
  movements: 180,
  notes: 180,
  contacts: 180,
  reveals: 365,
  identity: 365,
};

/** Which class each kind of the vault belongs to: a kind that is added says so here, or does not compile. */
export const CLASS_OF_KIND: Readonly<Record<VaultKind, DataClass>> = {
  needs: 'needs',
  document: 'documents',
  birth: 'documents',
  visa: 'visa',
};

export const MOST_DAYS = 3650;

/** When the last day of an edition is over, on the forum's clock. */
export function endOf({ endsOn, timeZone }: Pick<Edition, 'endsOn' | 'timeZone'>): Date {
  const nextDay = after(new Date(`${endsOn}T12:00:00Z`), DAY_MS)
    .toISOString()
    .slice(0, 10);
  const end = instantAt(`${nextDay}T00:00`, timeZone);
  if (!end) throw new Error('an edition without a last day');
  return end;
}

export const isOver = (edition: Pick<Edition, 'endsOn' | 'timeZone'>, now: Date): boolean =>
  endOf(edition) <= now;

/** How many records a destruction saw to, in all tables. */
export const recordsIn = (items: Readonly<Record<string, number>>): number =>
  Object.values(items).reduce((all, rows) => all + rows, 0);

/** How far ahead one may put a destruction off at a time. */
export const MOST_DELAY_DAYS = 90;
