import { v7, validate } from 'uuid';
import { randomBytes } from './random';

const last = { msecs: 0, seq: 0 };

/**
 * UUIDv7: keys that sort by time, made here because PostgreSQL 15 to 17 cannot. Those of one process sort in the order in
 * which they were made, also within a millisecond and when the clock is set back.
 */
export function newId(): string {
  const random = randomBytes(16);
  const now = Date.now();
  if (now > last.msecs) {
    last.msecs = now;
    last.seq = random.readUInt32BE(6) >>> 1;
  } else {
    last.seq += 1;
  }
  return v7({ random, ...last });
}

/** Asked before a stranger's text meets a uuid column, which would throw at anything else. */
export const isId = (text: string): boolean => validate(text);

/** The smallest key of a moment: everything made from then on sorts after it. */
export function firstIdAt(moment: Date): string {
  const time = moment.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
