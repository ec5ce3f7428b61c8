import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { RosterPerson } from '@/lib/gate/roster';
import type { LastReadings } from './last-readings';
import { wipePhotos } from './photos';
import type { RosterPage } from './roster';
import { openUp, type Sealed, sealUp } from './sealing';
import type { GateConfig, GateRecord } from './wire';

export const DATABASE = 'gate';
/** From so many on the pages of the roster are written anew. */
export const MOST_PAGES = 200;
const PEOPLE_IN_PAGE = 2000;

type Tables = DBSchema & {
  keys: { key: string; value: { key: CryptoKey; deviceId: string } };
  state: { key: string; value: Sealed };
  roster: { key: number; value: Sealed };
  queue: { key: number; value: Sealed };
  aside: { key: number; value: Sealed };
};
/** How far the roster follows the server, and what else was heard last. */
export type Known = {
  cursor: string;
  rosterAt: string;
  config: GateConfig;
  inside: Record<string, number>;
  /** How far the server's clock is ahead of the device's, in milliseconds. */
  aheadMs: number;
};
export type Waiting = { place: number; record: GateRecord };
export type Aside = { record: GateRecord; code: string };
export type Kept = {
  known: Known | undefined;
  pages: RosterPage[];
  waiting: Waiting[];
  aside: Aside[];
  last: LastReadings | undefined;
};

const open = () =>
  openDB<Tables>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('keys');
      database.createObjectStore('state');
      for (const name of ['roster', 'queue', 'aside'] as const)
        database.createObjectStore(name, { autoIncrement: true });
    },
    // Another tab deletes everything, or brings a newer shape: it need not wait for this one.
    blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
  });

/** What the device was last given to seal with, when there is no network to ask. */
export async function keptKey(): Promise<{ key: CryptoKey; deviceId: string } | undefined> {
  const database = await open();
  try {
    return await database.get('keys', 'own');
  } finally {
    database.close();
  }
}

/** The end of a session: nothing is left in this browser but readings that nobody has yet, and what they are sealed with. */
export async function leave(): Promise<void> {
  const database = await open();
  const waiting = await database.count('queue');
  await wipePhotos();
  await Promise.all([database.clear('state'), database.clear('roster')]);
  database.close();
  if (waiting === 0) await wipeAll();
}

/** Nothing of the device is left in this browser. */
export async function wipeAll(): Promise<void> {
  await Promise.all([deleteDB(DATABASE), wipePhotos()]);
}

/** What lives on the device, sealed: all reads and writes of IndexedDB are here. Writes throw when the storage is full. */
export class GateStore {
  readonly #database: IDBPDatabase<Tables>;
  readonly #key: CryptoKey;

  private constructor(database: IDBPDatabase<Tables>, key: CryptoKey) {
    this.#database = database;
    this.#key = key;
  }

  static async open(key: CryptoKey, deviceId: string): Promise<GateStore> {
    const database = await open();
    await database.put('keys', { key, deviceId }, 'own');
    return new GateStore(database, key);
  }

  /** Everything at the start; a page that cannot be opened any more makes the roster begin anew. */
  async read(): Promise<Kept> {
    const [known, pages] = await this.#roster().catch(() => [undefined, []] as const);
    const places = await this.#database.getAllKeys('queue');
    const queue = await this.#openAll<GateRecord>('queue');
    return {
      known,
      pages: [...pages],
      waiting: queue.map((record, at) => ({ place: places[at] ?? 0, record })),
      aside: await this.#openAll<Aside>('aside'),
      last: await this.#last().catch(() => undefined),
    };
  }

  async #last(): Promise<LastReadings | undefined> {
    const sealed = await this.#database.get('state', 'last');
    return sealed && openUp<LastReadings>(this.#key, sealed);
  }

  /** The last readings as the screen lists them. They end with the people, and the verdict does not wait for them. */
  async keepLast(last: LastReadings): Promise<void> {
    await this.#database.put('state', await sealUp(this.#key, last), 'last');
  }

  async #roster(): Promise<readonly [Known | undefined, RosterPage[]]> {
    const sealed = await this.#database.get('state', 'known');
    if (!sealed) return [undefined, []];
    return [await openUp<Known>(this.#key, sealed), await this.#openAll<RosterPage>('roster')];
  }

  async #openAll<T>(table: 'roster' | 'queue' | 'aside'): Promise<T[]> {
    const rows = await this.#database.getAll(table);
    return Promise.all(rows.map((row) => openUp<T>(this.#key, row)));
  }

  /** Written to the disk when the promise resolves; gives the place in the queue. */
  async append(record: GateRecord): Promise<number> {
    const sealed = await sealUp(this.#key, record);
    const writing = this.#database.transaction('queue', 'readwrite', { durability: 'strict' });
    const [place] = await Promise.all([writing.store.add(sealed), writing.done]);
    return place;
  }

  async replace(waiting: Waiting[]): Promise<void> {
    const sealed = await Promise.all(waiting.map(({ record }) => sealUp(this.#key, record)));
    const writing = this.#database.transaction('queue', 'readwrite', { durability: 'strict' });
    await Promise.all([
      ...waiting.map(({ place }, at) => writing.store.put(sealed[at] as Sealed, place)),
      writing.done,
    ]);
  }

  /** Takes what the server has answered out of the queue; what it refused is kept beside, in one step with it. */
  async settle(places: number[], refused: Aside[]): Promise<void> {
    const sealed = await Promise.all(refused.map((one) => sealUp(this.#key, one)));
    const writing = this.#database.transaction(['queue', 'aside'], 'readwrite');
    await Promise.all([
      ...places.map((place) => writing.objectStore('queue').delete(place)),
      ...sealed.map((one) => writing.objectStore('aside').add(one)),
      writing.done,
    ]);
  }

  /** A page of changes with the cursor that it leads to: both or neither. */
  async follow(known: Known, page: RosterPage, isFromNothing: boolean): Promise<void> {
    const hasNews = page.people.length + page.gone.length > 0;
    const [state, sealed] = await Promise.all([sealUp(this.#key, known), sealUp(this.#key, page)]);
    const writing = this.#database.transaction(['state', 'roster'], 'readwrite');
    await Promise.all([
      isFromNothing && writing.objectStore('roster').clear(),
      hasNews && writing.objectStore('roster').add(sealed),
      writing.objectStore('state').put(state, 'known'),
      writing.done,
    ]);
  }

  /** Writes the roster anew in few pages, once it has come to many. */
  async compact(everybody: () => RosterPerson[]): Promise<void> {
    if ((await this.#database.count('roster')) <= MOST_PAGES) return;
    const people = everybody();
    const pages: Sealed[] = [];
    for (let from = 0; from < people.length; from += PEOPLE_IN_PAGE)
      pages.push(await sealUp(this.#key, { people: people.slice(from, from + PEOPLE_IN_PAGE), gone: [] }));
    const writing = this.#database.transaction('roster', 'readwrite');
    await Promise.all([writing.store.clear(), ...pages.map((page) => writing.store.add(page)), writing.done]);
  }

  /** Forgets the people and the rules; what waits to be sent stays. */
  async forgetRoster(): Promise<void> {
    const writing = this.#database.transaction(['state', 'roster'], 'readwrite');
    await Promise.all([
      writing.objectStore('state').clear(),
      writing.objectStore('roster').clear(),
      writing.done,
    ]);
  }

  close(): void {
    this.#database.close();
  }
}
