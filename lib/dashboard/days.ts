import type { Fact } from '@/lib/audit/rules';
import { after, DAY_MS } from '@/lib/core/clock';
import { type Edition, wallTime } from '@/lib/edition/rules';
import type { PoolState } from '@/lib/pool/queries';

/** People who changed from one state to another on a day; `from` is null for who applied. */
export type DayMove = { day: string; from: string | null; to: string; people: number };
/** A change of a size, as the audit has it. */
export type Resize = Pick<Fact, 'at' | 'before' | 'after'> & { of: 'capacity' | 'reserve' | 'cap' };
/** The end of each day on the forum's calendar: seats held by registrations, and the size; null where there was no cap. */
export type Days = { day: string; held: number; size: number | null }[];

type HeldFrom = Edition['seatsHeldFrom'];
/** The states in which a seat is held, by the rule from when it is. */
export const SEATED: Record<HeldFrom, readonly string[]> = {
  submission: ['submitted', 'needs_info', 'approved'],
  approval: ['approved'],
};

/** Adds up changes of state to what was held at the end of each day until today, by the rule that held on it. */
export function heldByDay(
  today: string,
  moves: readonly DayMove[],
  modes: readonly Pick<Fact, 'at' | 'before' | 'after'>[],
  edition: Pick<Edition, 'timeZone' | 'seatsHeldFrom'>,
): { day: string; held: number }[] {
  const [first] = moves;
  if (!first) return [];
  const people = new Map<string, number>();
  const add = (state: string, more: number) => people.set(state, (people.get(state) ?? 0) + more);
  const byDay = Map.groupBy(moves, ({ day }) => day);
  return daysBetween(first.day, today).map((day) => {
    for (const move of byDay.get(day) ?? []) {
      if (move.from) add(move.from, -move.people);
      add(move.to, move.people);
    }
    const seated = SEATED[modeAt(day, modes, edition)];
    return { day, held: seated.reduce((sum, state) => sum + (people.get(state) ?? 0), 0) };
  });
}

/** The size at the end of each day: the present one, with the changes since then taken back. */
export function sizesByDay(
  days: readonly string[],
  changes: readonly Resize[],
  edition: Pick<Edition, 'timeZone' | 'capacitySeats' | 'internationalReserveSeats'>,
  pool: { key: PoolState['key']; size: number },
): (number | null)[] {
  const dayOf = ({ at }: Resize) => wallTime(at, edition.timeZone).slice(0, 10);
  const asOf = (day: string, of: Resize['of'], present: number): number | null => {
    const later = changes.find((change) => change.of === of && dayOf(change) > day);
    return later ? ((later.before?.size as number | null | undefined) ?? null) : present;
  };
  return days.map((day) => {
    const capacity = asOf(day, 'capacity', edition.capacitySeats);
    const reserve = asOf(day, 'reserve', edition.internationalReserveSeats);
    if (pool.key === 'total') return capacity;
    if (pool.key === 'international') return reserve;
    if (pool.key === 'domestic') return (capacity ?? 0) - (reserve ?? 0);
    return asOf(day, 'cap', pool.size);
  });
}

function modeAt(
  day: string,
  modes: readonly Pick<Fact, 'at' | 'before'>[],
  { timeZone, seatsHeldFrom }: Pick<Edition, 'timeZone' | 'seatsHeldFrom'>,
): HeldFrom {
  const later = modes.find(({ at }) => wallTime(at, timeZone).slice(0, 10) > day);
  return later?.before?.seatsHeldFrom === 'approval' ? 'approval' : later ? 'submission' : seatsHeldFrom;
}

/** The day after one of a calendar. */
export const nextDay = (day: string): string =>
  after(new Date(`${day}T00:00Z`), DAY_MS)
    .toISOString()
    .slice(0, 10);

/** Every day from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = new Date(`${first}T00:00Z`); ; at = after(at, DAY_MS)) {
    const day = at.toISOString().slice(0, 10);
    if (day > last) return days;
    days.push(day);
  }
}
