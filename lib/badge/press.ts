import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BadgeDocument } from './face';
import type { Logo } from './look';

/** Pages of another drawing than the badge: its file below `lib`, what it says, its pictures by name, the texts of its QR codes. */
export type Pages = {
  template: string;
  as: 'pdf' | 'svg';
  data: Record<string, unknown>;
  pictures: Record<string, Logo>;
  codes: readonly string[];
};
type Work =
  | { document: BadgeDocument; as: 'pdf' | 'svg'; most: number }
  | { parts: readonly Uint8Array[] }
  | { sheets: Pages };
type Answer = { number: number; made?: Uint8Array; memoryMb?: number; fault?: string };
type Waiting = {
  resolve: (answer: Required<Pick<Answer, 'made' | 'memoryMb'>>) => void;
  reject: (error: Error) => void;
};

/**
 * How many badges are set at once: the typesetter needs a megabyte of memory for each, and no less time when they are more. A
 * whole number of sheets, whatever the size of the badge.
 */
export const SET_AT_ONCE = 120;

/** A process that sets badges, apart from the server: see `typesetting.ts`. */
export class Press {
  #process: ChildProcess | undefined;
  #last = 0;
  /** The most memory that the process has needed so far. */
  memoryMb = 0;
  readonly #waiting = new Map<number, Waiting>();

  /**
   * Sets badges as one PDF, in parts where they are many.
   * @throws when the typesetter fails; what it said is not passed on, for it may quote names
   */
  set = (document: BadgeDocument): Promise<Buffer> => this.#ask({ document, as: 'pdf', most: SET_AT_ONCE });

  /** The first page as a picture, drawn by the same hand. */
  draw = (document: BadgeDocument): Promise<Buffer> => this.#ask({ document, as: 'svg', most: SET_AT_ONCE });

  /** The pages of several PDF files as one, in their order. */
  join = (parts: readonly Uint8Array[]): Promise<Buffer> => this.#ask({ parts });

  /** Pages of another drawing, by the same hand. */
  setPages = (sheets: Pages): Promise<Buffer> => this.#ask({ sheets });

  /** Ends the process, and gives its memory back; whatever it was asked for fails. The next order starts another. */
  close(): void {
    const child = this.#process;
    this.#process = undefined;
    child?.kill();
    this.#fail('the press was closed');
  }

  async #ask(work: Work): Promise<Buffer> {
    this.#process ??= this.#start();
    const current = this.#process;
    this.#last += 1;
    const number = this.#last;
    const { made, memoryMb } = await new Promise<Required<Pick<Answer, 'made' | 'memoryMb'>>>(
      (resolve, reject) => {
        this.#waiting.set(number, { resolve, reject });
        current.send({ number, ...work }, (error) => {
          if (error) this.#settle({ number, fault: error.name });
        });
      },
    );
    this.memoryMb = Math.max(this.memoryMb, memoryMb);
    return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
  }

  #start(): ChildProcess {
    // Not `fork`: Turbopack would want to bundle what it starts. The server's own flags, its loader among them, are not for it.
    const child = spawn(process.execPath, [join(process.cwd(), 'lib/badge/typesetting.ts')], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (answer) => this.#settle(answer as Answer));
    const end = () => {
      if (this.#process !== child) return;
      this.#process = undefined;
      for (const number of [...this.#waiting.keys()])
        this.#settle({ number, fault: 'the press has stopped' });
    };
    child.on('exit', end);
    child.on('error', end);
    // It never keeps the server from ending, and ends with it.
    child.unref();
    child.channel?.unref();
    return child;
  }

  #fail(fault: string): void {
    for (const number of [...this.#waiting.keys()]) this.#settle({ number, fault });
  }

  #settle({ number, made, memoryMb = 0, fault }: Answer): void {
    const order = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (made) order?.resolve({ made, memoryMb });
    else order?.reject(new Error(`nothing was set: ${fault}`));
  }
}

// Started once and kept: it reads its fonts when it starts.
const atTheDesk = new Press();

/** Sets the badge of somebody who waits for it. */
export const setBadge = (document: BadgeDocument): Promise<Buffer> => atTheDesk.set(document);

/** The same as a picture. */
export const drawBadge = (document: BadgeDocument): Promise<Buffer> => atTheDesk.draw(document);

/** Sets the pages of a letter that somebody waits for. */
export const setPages = (sheets: Pages): Promise<Buffer> => atTheDesk.setPages(sheets);
