import type { RosterPerson } from '@/lib/gate/roster';
import { type AtDoor, isInside, type Presence } from '@/lib/gate/rules';
import type { FirstEntry } from './wire';

type Place = { presence: Presence; firstEntry: FirstEntry | null };
/** What one reading did: where the person stood before, and by how many it changed how many are inside. */
export type Step = { personId: string; zone: string; before: Place; came: number };
type Own = Place & { personId: string; zone: string; readingId: string; came: number } & {
  /** The server has it and counts it itself. */
  isSent: boolean;
  isTakenBack: boolean;
};

const keyOf = ({ personId, zone }: Pick<Step, 'personId' | 'zone'>): string => `${personId} ${zone}`;

/** Where people stand: by the roster, and by what this device itself has read since. */
export class Standing {
  readonly #steps = new Map<string, Step>();
  readonly #own = new Map<string, Own>();
  #inside: Record<string, number> = {};

  placeOf(person: RosterPerson, zone: string): Place {
    const heard = heardOf(person, zone);
    const own = this.#own.get(keyOf({ personId: person.id, zone }));
    if (!own) return heard;
    const isNewer = (own.presence?.at.getTime() ?? 0) >= (heard.presence?.at.getTime() ?? 0);
    return own.isTakenBack || isNewer ? own : heard;
  }

  /** People inside by the last count of the server, and by what it has not heard yet. */
  inside(zone: string): number {
    const unheard = [...this.#own.values()].filter((own) => own.zone === zone && !own.isSent);
    return Math.max(0, (this.#inside[zone] ?? 0) + unheard.reduce((sum, { came }) => sum + came, 0));
  }

  /** Somebody was let in or out here. */
  step(person: RosterPerson, readingId: string, gate: string, door: AtDoor): void {
    const { direction, at, zone } = door;
    const spot = { personId: person.id, zone: zone.key };
    const before = this.placeOf(person, zone.key);
    const isEntry = direction === 'entry';
    const came = isInside(before.presence, door) === isEntry ? 0 : isEntry ? 1 : -1;
    this.#steps.set(readingId, { ...spot, before, came });
    this.#put({
      ...spot,
      presence: { direction, at },
      firstEntry: before.firstEntry ?? (isEntry ? { at: at.toISOString(), gate } : null),
      readingId,
      came: came + this.#unheardOf(spot),
      isSent: false,
      isTakenBack: false,
    });
  }

  /** The reading never let anybody in: the server says otherwise, or it was taken back. */
  takeBack(readingId: string): void {
    const step = this.#steps.get(readingId);
    if (!step) return;
    this.#steps.delete(readingId);
    const { personId, zone, before, came } = step;
    const own = this.#own.get(keyOf(step));
    // Whoever went on from here since stands where the later step has led.
    if (own && own.readingId !== readingId) return;
    const unheard = own && !own.isSent ? own.came : 0;
    this.#put({
      personId,
      zone,
      ...before,
      readingId,
      came: unheard - came,
      isSent: false,
      isTakenBack: true,
    });
  }

  /** The server knows these readings now. */
  sent(readingIds: ReadonlySet<string>): void {
    for (const own of this.#own.values()) if (readingIds.has(own.readingId)) own.isSent = true;
  }

  /** What the server says of people and numbers replaces what it was told. */
  hear(people: RosterPerson[], inside: Record<string, number>): void {
    this.#inside = inside;
    const news = new Set(people.map(({ id }) => id));
    for (const [key, own] of this.#own) if (own.isSent && news.has(own.personId)) this.#own.delete(key);
  }

  /** What these readings did, to be kept; and as it was kept, taken up again. */
  stepsOf(readingIds: ReadonlySet<string>): [string, Step][] {
    return [...this.#steps].filter(([id]) => readingIds.has(id));
  }

  takeUp(kept: [string, Step][]): void {
    for (const [id, step] of kept) {
      const { presence, firstEntry } = step.before;
      // A moment comes back from the disk as text.
      const before = { firstEntry, presence: presence && { ...presence, at: new Date(presence.at) } };
      this.#steps.set(id, { ...step, before });
    }
  }

  clear(): void {
    this.#own.clear();
    this.#steps.clear();
    this.#inside = {};
  }

  #put(own: Own): void {
    this.#own.set(keyOf(own), own);
  }

  #unheardOf(spot: Pick<Step, 'personId' | 'zone'>): number {
    const own = this.#own.get(keyOf(spot));
    return own && !own.isSent ? own.came : 0;
  }
}

function heardOf(person: RosterPerson, zone: string): Place {
  const heard = person.presence.find((one) => one.zone === zone);
  return {
    presence: heard && { direction: heard.direction, at: new Date(heard.at) },
    firstEntry: heard?.firstEntry ?? null,
  };
}
