import type { BasePool, CapKey, RegistrationState } from '@/db/schema';

/**
 * The rules of seats, stated a second time and as plainly as they can be: no counters, no queries, no locks. Whatever is held
 * is counted from the people every time. `model-acts` says what each act does; `history` holds the house to it.
 */
export type Model = {
  capacity: number;
  reserve: number;
  heldFrom: 'submission' | 'approval';
  caps: Map<CapKey, number>;
  /** In the order in which they applied. */
  people: Person[];
  codes: Code[];
  /** How many places in the list, and parties, there have been so far. */
  numbered: number;
};

export type Where = { pool: BasePool; category?: string; delegation?: string };
export type Place = { priority: number; order: number; isApproved: boolean; party?: number };
export type Person = Where & {
  email: string;
  isConfirmed: boolean;
  state: RegistrationState;
  hasSeat: boolean;
  /** The seat stays through a review: its bearer had been approved. */
  keepsSeat?: boolean;
  place?: Place;
  isLate?: boolean;
  code?: Code;
  /** The letters so far, by their kinds. */
  told: string[];
};
export type Code = Where & {
  maxUses: number;
  uses: number;
  reserved: number;
  approves: boolean;
  isEnded: boolean;
  /** Serves hosts and guests alike, and reserves nothing. */
  isForAll: boolean;
};

export const emptyModel = (): Model => ({
  capacity: 4,
  reserve: 1,
  heldFrom: 'submission',
  caps: new Map(),
  people: [],
  codes: [],
  numbered: 0,
});

export const capsOf = ({ category, delegation }: Where): CapKey[] => [
  ...(category ? [`category:${category}` as const] : []),
  ...(delegation ? [`delegation:${delegation}` as const] : []),
];

/** Every seat that is taken, by a person or by a code. */
export const takenSeats = ({ people, codes }: Model): Where[] => [
  ...people.filter(({ hasSeat }) => hasSeat),
  ...codes.flatMap((code) => Array<Code>(code.reserved).fill(code)),
];

const within = (taken: Where[], key: CapKey) => taken.filter((seat) => capsOf(seat).includes(key)).length;
const inPool = (taken: Where[], pool: BasePool) => taken.filter((seat) => seat.pool === pool).length;

/** How far each limit is passed; zero or less is within it. */
export function passed({ capacity, reserve, caps }: Model, taken: Where[]): Map<string, number> {
  const [hosts, guests] = [inPool(taken, 'domestic'), inPool(taken, 'international')];
  const total = hosts + Math.max(reserve, guests) - capacity;
  return new Map([
    ['total', total],
    ...[...caps].map(([key, size]) => [key, within(taken, key) - size] as const),
  ]);
}

const isShut = ({ caps }: Model, taken: Where[], one: Where) =>
  capsOf(one).some((key) => within(taken, key) >= (caps.get(key) ?? Number.POSITIVE_INFINITY));

/** Whether there is a seat for one more: hosts leave the reserve alone, guests need a chair, and no cap is passed. */
export function fits(model: Model, taken: Where[], one: Where): boolean {
  const { capacity, reserve } = model;
  const hosts = inPool(taken, 'domestic');
  const others = inPool(taken, 'international');
  const kept = one.pool === 'domestic' ? Math.max(reserve, others) : others;
  return hosts + kept < capacity && !isShut(model, taken, one);
}

/** The list: priority, then place; a party where its foremost member stands. */
export function lineOf({ people }: Model): Person[][] {
  const parties: Person[][] = [];
  for (const one of inOrder(people)) {
    const mine = parties.find(
      ([first]) => first?.place?.party !== undefined && first.place.party === one.place?.party,
    );
    if (mine) mine.push(one);
    else parties.push([one]);
  }
  return parties;
}

/** Who waits, one by one: priority first, then place. */
export const inOrder = (people: Person[]): Person[] =>
  people
    .filter(({ place }) => place)
    .sort(({ place: one }, { place: other }) =>
      one && other ? other.priority - one.priority || one.order - other.order : 0,
    );

/**
 * Everybody in line gets up who can: one after the other, a party whole or not at all. For a party that lacks only chairs,
 * those that are there are kept; for one that a full cap keeps out, none.
 */
export function walk<T extends Where>(
  model: Model,
  start: Where[],
  line: T[][],
): { seated: T[]; taken: Where[] } {
  const seated: T[] = [];
  let taken = start;
  for (const party of line) {
    let now = taken;
    let lacking = 0;
    let shut = false;
    for (const one of party) {
      if (fits(model, now, one)) now = [...now, one];
      else if (isShut(model, now, one)) shut = true;
      else lacking += 1;
      if (shut) break;
    }
    if (shut) continue;
    taken = now;
    if (lacking === 0) seated.push(...party);
  }
  return { seated, taken };
}

/** What is taken as soon as the list has moved, seats kept for parties included: the rest is for who does not wait. */
export const afterTheList = (model: Model): Where[] => walk(model, takenSeats(model), lineOf(model)).taken;

/** Whether somebody who does not wait gets a seat. */
export const findsSeat = (model: Model, one: Where): boolean => fits(model, afterTheList(model), one);

export function joinLine(model: Model, person: Person, isApproved = false): void {
  person.state = 'waitlisted';
  person.place = { priority: 0, order: ++model.numbered, isApproved };
}

const ENDED: RegistrationState[] = ['withdrawn', 'cancelled', 'lapsed'];
export const isLive = ({ state }: Person): boolean => !ENDED.includes(state);
export const isActive = (person: Person): boolean => isLive(person) && person.state !== 'rejected';
export const isUndecided = ({ state }: Person): boolean => state === 'submitted' || state === 'needs_info';
