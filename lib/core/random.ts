import { randomFillSync } from 'node:crypto';

// One question to the system's generator costs as much for 16 bytes as for thousands, and an application needs a dozen.
const pool = Buffer.alloc(8192);
let used = pool.length;

/** `length` random bytes of the system's generator, 8,192 at most; nobody else gets the same ones. */
export function randomBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + length));
  // What has left is a secret of somebody's: it does not stay behind.
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}
