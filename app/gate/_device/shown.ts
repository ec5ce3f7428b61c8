import type { Direction } from '@/db/schema';
import type { ScanAnswer } from '@/lib/gate/queries';
import type { RecordAnswer } from '@/lib/gate/syncing';
import type { Read } from './decision';

/** One reading as the screen knows it. `answer` is missing while the server is asked about an unknown code. */
export type Shown = {
  id: string;
  gate: string;
  direction: Direction;
  /** By the server's clock, ISO 8601. */
  at: string;
  read: Read;
  /** The number of the person, where the device knows it. */
  personId?: string;
  answer?: ScanAnswer;
  /** Why the server would not take it. */
  refused?: string;
  /** Grows with each answer that says something else: the screen signals again. 0 while there is nothing to signal. */
  saying: number;
  isSent: boolean;
  isUndone: boolean;
};

const KEPT = 20;

/** The last readings, newest first. */
export class ShownList {
  #list: readonly Shown[] = [];

  get list(): readonly Shown[] {
    return this.#list;
  }

  add(one: Omit<Shown, 'saying' | 'isSent' | 'isUndone'>): void {
    const shown = { ...one, saying: one.answer ? 1 : 0, isSent: false, isUndone: false };
    this.#list = [shown, ...this.#list].slice(0, KEPT);
  }

  /** As they were before the page was left. */
  takeUp(kept: readonly Shown[]): void {
    this.#list = kept;
  }

  find(id: string): Shown | undefined {
    return this.#list.find((one) => one.id === id);
  }

  /** The server's answer counts from now on; it is said again only where it says something else. */
  answer(said: RecordAnswer): void {
    if ('refused' in said) this.#change(said.id, { refused: said.refused, isSent: true });
    else if ('verdict' in said.answer) this.say(said.id, said.answer, true);
  }

  say(id: string, answer: ScanAnswer, isSent: boolean): void {
    const before = this.find(id);
    if (!before) return;
    const isSame = before.answer?.verdict === answer.verdict && before.answer.reason === answer.reason;
    this.#change(id, { answer, isSent, saying: before.saying + (isSame ? 0 : 1) });
  }

  undo(id: string): void {
    this.#change(id, { isUndone: true });
  }

  clear(): void {
    this.#list = [];
  }

  #change(id: string, to: Partial<Shown>): void {
    this.#list = this.#list.map((one) => (one.id === id ? { ...one, ...to } : one));
  }
}
