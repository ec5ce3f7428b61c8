import { END_OF_ROWS } from './manifest';

/** The archive broke off, or is none. */
export class ArchiveFault extends Error {}

const END = Buffer.from(END_OF_ROWS);
const END_AFTER_ROWS = Buffer.from(`\n${END_OF_ROWS}`);
const LONGEST_LINE = 64 * 1024 * 1024;

/** Reads an archive piece by piece: lines of JSON, and between them the rows of tables. */
export class ArchiveReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** @throws {ArchiveFault} where there is no such line */
  async line(): Promise<unknown> {
    for (;;) {
      const at = this.#rest.indexOf(10);
      if (at >= 0) return this.#parse(this.#take(at + 1));
      if (this.#rest.length > LONGEST_LINE) throw new ArchiveFault('a line without an end');
      await this.#more();
    }
  }

  /** The rows up to the end of their table, in pieces of whole rows. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#rest.subarray(0, END.length).equals(END)) {
        this.#take(END.length);
        return;
      }
      const end = this.#rest.indexOf(END_AFTER_ROWS);
      const whole = end >= 0 ? end + 1 : this.#rest.lastIndexOf(10) + 1;
      if (whole > 0) yield this.#take(whole);
      if (end < 0) await this.#more();
    }
  }

  /** The next bytes as they are. @throws {ArchiveFault} when there are not so many */
  async bytes(length: number): Promise<Buffer> {
    const pieces = [this.#take(Math.min(length, this.#rest.length))];
    for (let left = length - (pieces[0]?.length ?? 0); left > 0; ) {
      await this.#more();
      const piece = this.#take(Math.min(left, this.#rest.length));
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** @throws {ArchiveFault} when something follows where nothing should */
  async end(): Promise<void> {
    const { done } = await this.#chunks.next();
    if (!done || this.#rest.length > 0) throw new ArchiveFault('something follows the end');
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  #parse(line: Buffer): unknown {
    try {
      return JSON.parse(line.toString('utf8'));
    } catch {
      throw new ArchiveFault('a line that is none of an archive');
    }
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next();
    if (done) throw new ArchiveFault('it breaks off');
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, value]) : value;
  }
}
