import type { ScanAnswer } from '@/lib/gate/queries';
import type { Direction } from '../place';

/** One reading as the device made it; its id is what makes sending it twice harmless. */
export type Reading = {
  id: string;
  gate: string;
  direction: Direction;
  /** ISO 8601, by the device's clock. */
  scannedAt: string;
  code?: string;
  registrationId?: string;
};

export type Outcome =
  | { kind: 'sending' | 'queued' }
  | { kind: 'answered'; answer: ScanAnswer }
  | { kind: 'refused'; sentence: string };
export type Taken = { reading: Reading; outcome: Outcome };

/** Sends one reading; undefined when it may not have arrived, and must be sent again. */
export type Send = (reading: Reading) => Promise<Outcome | undefined>;

const KEPT = 5;
const PAUSE_MS = 2000;

export const isOpen = ({ outcome }: Taken): boolean =>
  outcome.kind === 'sending' || outcome.kind === 'queued';

/**
 * Takes every reading at once and sends them one after the other, oldest first, until each is answered. What the network
 * loses goes again under its own id.
 */
export class ReadingQueue {
  #taken: readonly Taken[] = [];
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #send: Send;
  readonly #pauseMs: number;

  constructor(send: Send, pauseMs = PAUSE_MS) {
    this.#send = send;
    this.#pauseMs = pauseMs;
  }

  /** Newest first: everything that is still open, and the last few that are not. */
  readonly taken = (): readonly Taken[] => this.#taken;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  take(reading: Reading): void {
    const isStuck = this.#taken.some(({ outcome }) => outcome.kind === 'queued');
    this.#change([{ reading, outcome: { kind: isStuck ? 'queued' : 'sending' } }, ...this.#taken]);
    void this.wake();
  }

  /** Tries again now: the browser says that the network is back, or the pause is over. */
  async wake(): Promise<void> {
    if (this.#isSending) return;
    clearTimeout(this.#timer);
    this.#isSending = true;
    for (let next = this.#oldestOpen(); next; next = this.#oldestOpen()) {
      const outcome = await this.#send(next.reading);
      if (!outcome) break;
      this.#settle(next.reading.id, outcome);
    }
    this.#isSending = false;
    if (this.#oldestOpen()) this.#waitAndRetry();
  }

  #waitAndRetry(): void {
    this.#change(this.#taken.map((one) => (isOpen(one) ? { ...one, outcome: { kind: 'queued' } } : one)));
    this.#timer = setTimeout(() => void this.wake(), this.#pauseMs);
  }

  #settle(id: string, outcome: Outcome): void {
    const settled = this.#taken.map((one) => (one.reading.id === id ? { ...one, outcome } : one));
    const recent = settled.filter((one) => !isOpen(one)).slice(0, KEPT);
    this.#change(settled.filter((one) => isOpen(one) || recent.includes(one)));
  }

  #oldestOpen = (): Taken | undefined => this.#taken.findLast(isOpen);

  #change(taken: readonly Taken[]): void {
    this.#taken = taken;
    for (const listener of this.#listeners) listener();
  }
}
