import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { PhotoAtGate } from '@/lib/gate/photos';
import type { RosterPerson } from '@/lib/gate/roster';
import { ask } from './ask';
import { openUp, type Sealed, sealUp } from './sealing';
import type { Heard } from './wire';

const DATABASE = 'gate-photos';
/** Some 400 kB in one answer: a slow network gets through with it. */
const AT_ONCE = 100;
const MOST_PAGES = 120;
type Tables = DBSchema & { pages: { key: number; value: Sealed } };
type Wanted = Pick<RosterPerson, 'id' | 'photo'>;
type Sealing = () => Promise<{ key: CryptoKey } | undefined>;

export const askPhotos = (ids: string[]): Promise<Heard<{ photos: PhotoAtGate[] }>> =>
  ask('/gate/photos', { ids });

/** Nothing of anybody's face is left in this browser. */
export const wipePhotos = (): Promise<void> => deleteDB(DATABASE);

/**
 * The small photos of the people whom the device knows. They come behind the roster, a hundred at a time, and lie sealed beside
 * it; a verdict never waits for them.
 */
export class Photos {
  readonly #known = new Map<string, PhotoAtGate>();
  readonly #ask: typeof askPhotos;
  readonly #sealing: Sealing;
  #database: IDBPDatabase<Tables> | undefined;
  #key: CryptoKey | undefined;
  #loaded: Promise<void> | undefined;
  #isBusy = false;

  constructor(sealing: Sealing, askFor = askPhotos) {
    this.#sealing = sealing;
    this.#ask = askFor;
  }

  /** A photo as an address for a picture; undefined where there is none, or none yet. */
  of({ id, photo }: Wanted): string | undefined {
    const known = photo ? this.#known.get(id) : undefined;
    return known?.of === photo && known?.jpeg ? `data:image/jpeg;base64,${known.jpeg}` : undefined;
  }

  /** Brings what is missing of these people, until all is there or nobody answers; tells of each that came. */
  async follow(people: readonly Wanted[], changed: () => void): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      this.#loaded ??= this.#load();
      await this.#loaded;
      this.#drop(people);
      const missing = people.filter(({ id, photo }) => photo && this.#known.get(id)?.of !== photo);
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        const some = missing.slice(from, from + AT_ONCE);
        const heard = await this.#ask(some.map(({ id }) => id));
        if (heard.kind !== 'answered') return;
        const came = new Map(heard.value.photos.map((one) => [one.id, one]));
        // Taken back meanwhile: not asked for again and again until the roster says so, too.
        const page = some.map(({ id, photo }) => came.get(id) ?? { id, of: photo ?? '', jpeg: '' });
        for (const one of page) this.#known.set(one.id, one);
        await this.#keep(page);
        changed();
      }
    } finally {
      this.#isBusy = false;
    }
  }

  async forget(): Promise<void> {
    this.#known.clear();
    this.#database?.close();
    this.#database = undefined;
    this.#loaded = undefined;
    await wipePhotos().catch(() => undefined);
  }

  close(): void {
    this.#database?.close();
  }

  /** Of whom there is no photo any more. */
  #drop(people: readonly Wanted[]): void {
    const wanted = new Set(people.flatMap(({ id, photo }) => (photo ? [id] : [])));
    for (const id of this.#known.keys()) if (!wanted.has(id)) this.#known.delete(id);
  }

  async #load(): Promise<void> {
    try {
      this.#key = (await this.#sealing())?.key;
      if (!this.#key) return;
      this.#database = await openDB<Tables>(DATABASE, 1, {
        upgrade: (database) => void database.createObjectStore('pages', { autoIncrement: true }),
        blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
      });
      for (const sealed of await this.#database.getAll('pages'))
        for (const one of await openUp<PhotoAtGate[]>(this.#key, sealed)) this.#known.set(one.id, one);
    } catch {
      // Another key, or no room: they are asked for again, and live as long as the page.
      this.#known.clear();
    }
  }

  async #keep(page: PhotoAtGate[]): Promise<void> {
    const [database, key] = [this.#database, this.#key];
    if (!database || !key) return;
    try {
      if ((await database.count('pages')) >= MOST_PAGES) await this.#writeAnew(database, key);
      else await database.add('pages', await sealUp(key, page));
    } catch {
      // A full disk: readings come first.
    }
  }

  async #writeAnew(database: IDBPDatabase<Tables>, key: CryptoKey): Promise<void> {
    const all = [...this.#known.values()];
    const pages: Sealed[] = [];
    for (let from = 0; from < all.length; from += AT_ONCE)
      pages.push(await sealUp(key, all.slice(from, from + AT_ONCE)));
    const writing = database.transaction('pages', 'readwrite');
    await Promise.all([writing.store.clear(), ...pages.map((page) => writing.store.add(page)), writing.done]);
  }
}
