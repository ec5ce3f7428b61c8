const REST_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;

/** What a turn came to: `again` when there is more to say at once, `stop` when there is nobody to talk to any more. */
export type Turn = 'again' | 'rest' | 'failed' | 'stop';

/** Twice as long after each failure, and never all devices at once: somewhere in the upper half. `chance`: 0 to 1. */
export const pauseAfter = (failures: number, chance: number): number =>
  Math.min(LONGEST_PAUSE_MS, REST_MS * 2 ** Math.min(failures, 5)) * (0.5 + chance / 2);

type Timers = { wait(ms: number, then: () => void): () => void; chance(): number };
const REAL: Timers = {
  wait: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  chance: Math.random,
};

/** One turn after the other, for ever: after a rest when all is well, at once when woken, ever later while nothing answers. */
export class SyncLoop {
  readonly #turn: () => Promise<Turn>;
  readonly #timers: Timers;
  #failures = 0;
  #isTurning = false;
  #isWoken = false;
  #isStopped = false;
  #cancel: () => void = () => undefined;

  constructor(turn: () => Promise<Turn>, timers: Timers = REAL) {
    this.#turn = turn;
    this.#timers = timers;
  }

  /** Something is to be said, or the network is back. */
  wake(): void {
    if (this.#isStopped) return;
    this.#isWoken = true;
    if (!this.#isTurning) void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #run(): Promise<void> {
    this.#cancel();
    this.#isTurning = true;
    let came: Turn = 'again';
    while (!this.#isStopped && (came === 'again' || (this.#isWoken && came === 'rest'))) {
      this.#isWoken = false;
      came = await this.#turn();
    }
    this.#isTurning = false;
    this.#failures = came === 'failed' ? this.#failures + 1 : 0;
    if (came === 'stop') this.stop();
    if (this.#isStopped) return;
    const pauseMs = came === 'failed' ? pauseAfter(this.#failures, this.#timers.chance()) : REST_MS;
    this.#cancel = this.#timers.wait(pauseMs, () => void this.#run());
  }
}
