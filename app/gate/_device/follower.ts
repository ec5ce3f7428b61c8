import { askKey, askSync } from './ask';
import { Memory } from './memory';
import { Outbox } from './outbox';
import { importKey } from './sealing';
import { GateStore, keptKey, wipeAll } from './store';
import { SyncLoop, type Turn } from './sync-loop';
import { START, type View } from './view';
import { DEVICE_REVOKED, type GateRecord, MOST_RECORDS, type SyncAnswer } from './wire';

/** Nothing heard for so long: the device is on its own. */
const ONLINE_MS = 10_000;
type Server = { askSync: typeof askSync; askKey: typeof askKey };

/** Follows the server: keeps roster, rules and numbers up to date and brings home what was read. */
export class Follower {
  readonly outbox = new Outbox();
  readonly memory = new Memory();
  readonly loop: SyncLoop;
  readonly #server: Server;
  readonly #listeners = new Set<() => void>();
  #view: View = START;
  #store: GateStore | undefined;
  #deviceId: string | undefined;
  #isSealable = true;
  #most = MOST_RECORDS;
  #heardAt: number | undefined;
  #offlineSince: Date | undefined;
  #uploadedAt: string | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(server: Server = { askSync, askKey }, timers?: ConstructorParameters<typeof SyncLoop>[1]) {
    this.#server = server;
    this.loop = new SyncLoop(() => this.turn(), timers);
  }

  readonly view = (): View => this.#view;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The last exchange came to something, and not long ago; before the first one there is hope. */
  get isOnline(): boolean {
    if (this.#offlineSince) return false;
    return this.#heardAt === undefined || Date.now() - this.#heardAt < ONLINE_MS;
  }

  changed(to: Partial<View> = {}): void {
    this.#view = {
      ...this.#view,
      ...to,
      isOnline: this.isOnline,
      offlineSince: this.#offlineSince?.toISOString(),
      isLoading: !this.memory.isWhole,
      people: this.memory.roster.size,
      rosterAt: this.memory.last?.rosterAt,
      waiting: this.outbox.waiting,
      aside: this.outbox.aside.length,
      storage: this.outbox.storage,
      uploadedAt: this.#uploadedAt,
      config: this.memory.config,
      shown: this.memory.shown.list,
    };
    for (const listener of this.#listeners) listener();
  }

  /** Takes up what lies on the device, then follows the server. */
  async start(): Promise<void> {
    try {
      const kept = await keptKey();
      if (kept) await this.#open(kept.key, kept.deviceId);
    } catch {
      this.#isSealable = false;
    }
    this.changed({ phase: 'ready' });
    this.loop.wake();
  }

  stop(): void {
    this.loop.stop();
    this.#store?.close();
  }

  /** The browser says that there is no network: no need to wait for a request to fail. */
  lost(): void {
    this.#offlineSince ??= this.memory.serverTime(new Date());
    this.changed();
  }

  async #open(key: CryptoKey, deviceId: string): Promise<void> {
    const store = await GateStore.open(key, deviceId);
    const kept = await store.read();
    this.#store = store;
    this.#deviceId = deviceId;
    await this.outbox.open(store, kept);
    const { last, roster } = this.memory;
    if (last) await store.follow(last, { people: roster.everybody(), gone: [] }, true);
    else await this.memory.load(kept);
  }

  /** One exchange with the server. */
  async turn(): Promise<Turn> {
    const ended = await this.#haveKey();
    if (ended) return this.#end(ended, []);
    const records = this.outbox.next(this.#most);
    const sentAt = Date.now();
    const { last, config, roster } = this.memory;
    const heard = await this.#server.askSync({
      sentAt: new Date(sentAt).toISOString(),
      cursor: last?.cursor ?? null,
      configVersion: config?.version ?? null,
      queued: this.outbox.waiting,
      people: roster.size,
      rosterAt: last?.rosterAt ?? null,
      records,
    });
    if (heard.kind === 'ended') return this.#end(heard.code, records);
    if (heard.kind === 'refused') return this.#halve(records, heard.code);
    if (heard.kind === 'unreachable') {
      this.lost();
      return 'failed';
    }
    await this.#hear(heard.value, sentAt);
    return heard.value.hasMore || this.outbox.waiting > 0 ? 'again' : 'rest';
  }

  /** Gives the code by which the server says that this is no device of ours. */
  async #haveKey(): Promise<string | undefined> {
    if (this.#store || !this.#isSealable) return undefined;
    const heard = await this.#server.askKey();
    if (heard.kind !== 'answered') return heard.kind === 'ended' ? heard.code : undefined;
    try {
      await this.#open(await importKey(heard.value.key), heard.value.deviceId);
    } catch {
      // A private window, or no room: everything goes on from memory, and the screen says so.
      this.#isSealable = false;
    }
    return undefined;
  }

  /** The request is no good, and nobody can say which record spoils it: half of them, until it is one. */
  async #halve(records: GateRecord[], code: string): Promise<Turn> {
    if (records.length === 0) return 'failed';
    if (records.length === 1) await this.outbox.settle([{ id: '', refused: code }]);
    this.#most = Math.max(1, Math.floor(records.length / 2));
    this.changed();
    return 'again';
  }

  async #hear(answer: SyncAnswer, sentAt: number): Promise<void> {
    const { people, gone, isFromNothing } = answer;
    const now = Date.now();
    this.#heardAt = now;
    this.#offlineSince = undefined;
    this.#most = MOST_RECORDS;
    const aheadMs = new Date(answer.now).getTime() - (sentAt + now) / 2;
    const last = this.memory.hear(answer, aheadMs);
    const isNews = answer.answers.length > 0;
    if (isNews) this.#uploadedAt = answer.now;
    // The screen first: what is not written down any more after this is only asked for again.
    this.changed();
    if (isNews) this.keepLast();
    await this.outbox.settle(answer.answers);
    await this.#store?.follow(last, { people, gone }, isFromNothing).catch(() => undefined);
    await this.#store?.compact(() => this.memory.roster.everybody()).catch(() => undefined);
    // This browser has been given another device's place: what waits is sealed anew, under its key.
    if (this.#deviceId && this.#deviceId !== last.config.device.id) await this.#forgetStore();
    this.changed();
  }

  /** What a revoked device has brought is kept apart by the server; nothing else leaves the device. */
  async #end(code: string, brought: GateRecord[]): Promise<Turn> {
    this.memory.forget();
    this.changed();
    await this.#keeping;
    await this.#store?.forgetRoster().catch(() => undefined);
    if (code === DEVICE_REVOKED) {
      await this.outbox.settle(brought.map(() => ({ id: '', answer: { undone: '' } })));
      if (this.outbox.waiting > 0) return 'again';
    }
    // Readings that nobody has yet outlive the session, sealed: whoever signs in here next brings them home.
    if (this.outbox.waiting === 0) await this.#forgetStore();
    this.changed({ phase: 'ended' });
    return 'stop';
  }

  /** The last readings outlive the page; nobody waits for it, and one write follows the other. */
  keepLast(): void {
    const keep = () => this.#store?.keepLast(this.memory.lastReadings()).catch(() => undefined);
    this.#keeping = this.#keeping.then(keep);
  }

  async #forgetStore(): Promise<void> {
    this.#store?.close();
    this.#store = undefined;
    this.#deviceId = undefined;
    this.outbox.close();
    await wipeAll().catch(() => undefined);
  }
}
