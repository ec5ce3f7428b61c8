import type { Reason } from '@/lib/gate/rules';
import type { RecordAnswer } from '@/lib/gate/syncing';
import type { Aside, GateStore, Waiting } from './store';
import { type GateRecord, isUndo } from './wire';

export type StorageState = 'kept' | 'memory' | 'full';

/** What waits to be sent, oldest first: on the disk before anybody is told, in memory where there is no disk to be had. */
export class Outbox {
  #store: GateStore | undefined;
  #waiting: Waiting[] = [];
  #aside: Aside[] = [];
  #storage: StorageState = 'memory';
  #places = -1;

  get storage(): StorageState {
    return this.#storage;
  }
  get waiting(): number {
    return this.#waiting.length;
  }
  get aside(): readonly Aside[] {
    return this.#aside;
  }

  /** From here on the disk counts; what waited in memory is written down behind what waits there. */
  async open(store: GateStore, kept: { waiting: Waiting[]; aside: Aside[] }): Promise<void> {
    const inMemory = this.#waiting;
    this.#store = store;
    this.#storage = 'kept';
    // What was shown before the page was left is what happened: nobody waits for its answer any more.
    this.#waiting = kept.waiting.map(({ place, record }) => ({ place, record: asShown(record) }));
    this.#aside = [...kept.aside, ...this.#aside];
    for (const { record } of inMemory) await this.add(record);
  }

  /** Everything goes on from memory until another disk is opened. */
  close(): void {
    this.#store = undefined;
    this.#storage = 'memory';
    this.#waiting = this.#waiting.map(({ record }) => ({ record, place: this.#places-- }));
  }

  /** Resolves when the record will outlive the browser, or cannot be made to. False when there is a disk, and it took nothing. */
  async add(record: GateRecord): Promise<boolean> {
    const hasDisk = this.#store !== undefined;
    const place = await this.#try((store) => store.append(record));
    this.#waiting.push({ place: place ?? this.#places--, record });
    return place !== undefined || !hasDisk;
  }

  /** The oldest ones, as they are to be sent. */
  next(most: number): GateRecord[] {
    return this.#waiting.slice(0, most).map(({ record }) => record);
  }

  /** The server could not be asked in time: what the device decided has happened. False when it has been answered meanwhile. */
  async decideAlone(id: string, decided: Reason): Promise<boolean> {
    const at = this.#waiting.findIndex(({ record }) => !isUndo(record) && record.id === id);
    const found = this.#waiting[at];
    if (!found || isUndo(found.record)) return false;
    const changed: Waiting = { ...found, record: { ...found.record, offline: true, decided } };
    this.#waiting[at] = changed;
    if (changed.place >= 0) await this.#try((store) => store.replace([changed]));
    return true;
  }

  /** The first records are answered, in their order; a refused one is put aside and holds up nobody. */
  async settle(answers: RecordAnswer[]): Promise<void> {
    const settled = this.#waiting.splice(0, answers.length);
    const refused = settled.flatMap(({ record }, at) => {
      const answer = answers[at];
      return answer && 'refused' in answer ? [{ record, code: answer.refused }] : [];
    });
    this.#aside.push(...refused);
    const places = settled.map(({ place }) => place).filter((place) => place >= 0);
    if (settled.length > 0) await this.#try((store) => store.settle(places, refused));
  }

  async #try<T>(write: (store: GateStore) => Promise<T>): Promise<T | undefined> {
    if (!this.#store) return undefined;
    try {
      const done = await write(this.#store);
      this.#storage = 'kept';
      return done;
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.#storage = isFull ? 'full' : 'memory';
      return undefined;
    }
  }
}

const asShown = (record: GateRecord): GateRecord =>
  !isUndo(record) && record.decided ? { ...record, offline: true } : record;
