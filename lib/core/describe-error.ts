import { pgError } from '@/db/errors';

/** One line about an error for whoever starts or runs a command: the database's own words, never the values it was given. */
export function describeError(error: unknown): string {
  const origin = rootCause(error);
  const state = pgError(error)?.code;
  return state ? `${origin} (SQLSTATE ${state})` : origin;
}

function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return rootCause(error.cause);
  // Trying several addresses of one name ends in an error without a message.
  if (error instanceof AggregateError && !error.message) return rootCause(error.errors[0]);
  return error.message || error.name;
}
