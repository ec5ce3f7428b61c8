/** A code that stays before the camera is one reading; it is a second one when it was gone for so long. */
export const SAME_CODE_MS = 3000;

export class SameCode {
  #code = '';
  #seenAtMs = Number.NEGATIVE_INFINITY;

  /** Whether this sight of a code is a new reading. `atMs`: of a clock that only goes forward. */
  isNew(code: string, atMs: number): boolean {
    const isSame = code === this.#code && atMs - this.#seenAtMs < SAME_CODE_MS;
    this.#code = code;
    this.#seenAtMs = atMs;
    return !isSame;
  }
}
