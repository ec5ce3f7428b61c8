import { LOCK_NOT_AVAILABLE, pgError } from '@/db/errors';

const TOO_MANY_CONNECTIONS = '53300';

/** True for errors that say "too much at once": a lock or a connection that was not to be had in time. */
export function isOverload(error: unknown): boolean {
  const code = pgError(error)?.code;
  if (code === LOCK_NOT_AVAILABLE || code === TOO_MANY_CONNECTIONS) return true;
  for (let current = error; current instanceof Error; current = current.cause) {
    // pg-pool has no code for it.
    if (current.message.startsWith('timeout exceeded when trying to connect')) return true;
  }
  return false;
}
