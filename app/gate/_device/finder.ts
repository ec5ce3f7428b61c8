import { foldForIndex, layoutSwapped, searchWords } from '@/lib/core/fold';
import type { RosterPerson } from '@/lib/gate/roster';

export const FOUND_AT_MOST = 8;
const FOLDED_AT_ONCE = 50;
const KEY_LENGTHS = [2, 3] as const;
const [SHORTEST_KEY, LONGEST_KEY] = KEY_LENGTHS;

type Entry = { person: RosterPerson; text: string; name: string };

/**
 * Finds people by the beginnings of words in any alphabet: names, reference, delegation. Whoever has a word that begins
 * with the same two or three letters is looked at; with 20,000 people those are some hundreds of short texts, for two letters
 * a few thousand.
 */
export class Finder {
  readonly #entries = new Map<string, Entry>();
  readonly #byStart = new Map<string, Set<string>>();
  #coming: RosterPerson[] = [];
  #isFolding = false;
  readonly #pause: () => Promise<void>;

  /** `pause` lets the browser do what waits, between two portions of folding. */
  constructor(pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))) {
    this.#pause = pause;
  }

  clear(): void {
    this.#entries.clear();
    this.#byStart.clear();
    this.#coming = [];
  }

  remove(ids: string[]): void {
    for (const id of ids) this.#forget(id);
  }

  /** Takes people in, in portions that leave the screen free. */
  async add(people: RosterPerson[]): Promise<void> {
    this.#coming.push(...people);
    if (this.#isFolding) return;
    this.#isFolding = true;
    while (this.#coming.length > 0) {
      for (const person of this.#coming.splice(0, FOLDED_AT_ONCE)) this.#enter(person);
      if (this.#coming.length > 0) await this.#pause();
    }
    this.#isFolding = false;
  }

  #enter(person: RosterPerson): void {
    this.#forget(person.id);
    const number = person.reference.match(/\d+$/)?.[0].replace(/^0+/, '') ?? '';
    const name = foldForIndex(`${person.nameLatin} ${person.nameNative ?? ''}`);
    const rest = foldForIndex(`${person.reference} ${person.delegation ?? ''}`);
    const text = ` ${name} ${rest} ${number} `;
    this.#entries.set(person.id, { person, text, name: ` ${name} ` });
    for (const start of startsOf(text)) {
      const ids = this.#byStart.get(start);
      if (ids) ids.add(person.id);
      else this.#byStart.set(start, new Set([person.id]));
    }
  }

  #forget(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    for (const start of startsOf(entry.text)) this.#byStart.get(start)?.delete(id);
    this.#entries.delete(id);
  }

  /** The best first, `FOUND_AT_MOST` of them; all words must fit, as typed or under the other layout of the keyboard. */
  find(typed: string): RosterPerson[] {
    const asTyped = this.#rank(searchWords(typed));
    const found = asTyped.length > 0 ? asTyped : this.#rank(searchWords(layoutSwapped(typed)));
    return found.map(({ person }) => person);
  }

  #rank(words: string[]): Entry[] {
    const longest = words.toSorted((one, other) => other.length - one.length)[0];
    if (!longest) return [];
    const starts = words.map((word) => ` ${word}`);
    // Only the best are kept in order: two letters fit thousands.
    const best: Scored[] = [];
    for (const entry of this.#whoMayFit(longest)) {
      if (!starts.every((start) => entry.text.includes(start))) continue;
      const one = { entry, score: scoreOf(entry, starts) };
      const last = best.at(-1);
      if (best.length === FOUND_AT_MOST && last && compare(one, last) >= 0) continue;
      const place = best.findIndex((other) => compare(one, other) < 0);
      best.splice(place < 0 ? best.length : place, 0, one);
      if (best.length > FOUND_AT_MOST) best.pop();
    }
    return best.map(({ entry }) => entry);
  }

  *#whoMayFit(word: string): Iterable<Entry> {
    if (word.length < SHORTEST_KEY) return yield* this.#entries.values();
    for (const id of this.#byStart.get(word.slice(0, LONGEST_KEY)) ?? []) {
      const entry = this.#entries.get(id);
      if (entry) yield entry;
    }
  }
}

const startsOf = (text: string): Set<string> =>
  new Set(
    text
      .split(' ')
      .filter(Boolean)
      .flatMap((word) => KEY_LENGTHS.map((length) => word.slice(0, length))),
  );

/** Whole words before beginnings, names before delegations, who may come in before who may not. */
function scoreOf({ text, name, person }: Entry, starts: string[]): number {
  let score = person.state === 'approved' ? 1 : 0;
  for (const start of starts) {
    if (text.includes(`${start} `)) score += 4;
    if (name.includes(start)) score += 2;
  }
  return score;
}

type Scored = { entry: Entry; score: number };
const compare = (one: Scored, other: Scored): number =>
  other.score - one.score || (one.entry.name < other.entry.name ? -1 : 1);
