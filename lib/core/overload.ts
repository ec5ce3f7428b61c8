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

// SQLSTATE: a connection that broke, a deadlock, resources that ran out, an operator who stopped the server.
const PASSING_CLASSES = ['08', '40', '53', '57'];
const BROKEN = /^(Connection terminated|Client has encountered a connection error|connect ECONN|read ECONN)/;
// Of several addresses of one name Node tells only this, in no sentence.
const BROKEN_CODES: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'];
// The server is stopping, is starting, or has ended us.
const GONE = ['57P01', '57P02', '57P03'];

/** True for errors that say that the database cannot be reached, or has just gone. */
export function isBroken(error: unknown): boolean {
  if (GONE.includes(pgError(error)?.code ?? '')) return true;
  for (let current = error; current instanceof Error; current = current.cause) {
    if (BROKEN.test(current.message)) return true;
    if (BROKEN_CODES.includes((current as NodeJS.ErrnoException).code)) return true;
    if (current.message.startsWith('timeout exceeded when trying to connect')) return true;
  }
  return false;
}

const DISK_FULL = '53100';

/** For a note beside what somebody reads: on a full disk it is not taken, and reading goes on. */
export function unlessDiskFull(error: unknown): undefined {
  if (pgError(error)?.code !== DISK_FULL) throw error;
  return undefined;
}

/** True for errors that say nothing about what was asked, and may be gone in a moment. */
export const isPassing = (error: unknown): boolean =>
  isOverload(error) || isBroken(error) || PASSING_CLASSES.includes(pgError(error)?.code?.slice(0, 2) ?? '');
