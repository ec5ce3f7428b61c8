import pino from 'pino';
import { pgError } from '@/db/errors';
import { logLevel } from './env';

/**
 * Structured logs. Pass ids, codes and durations; never names, addresses, tokens or bodies. The redaction below
 * is the second line of defence, not the first.
 */
export const log = pino({
  level: logLevel(),
  redact: {
    paths: [
      '*.email',
      '*.phone',
      '*.code',
      '*.token',
      '*.name',
      '*.authorization',
      '*.cookie',
      'email',
      'token',
    ],
    censor: '[redacted]',
  },
  serializers: { err: serializeError },
});

/**
 * A database error repeats values in its message, drizzle's all bound parameters, PostgreSQL's own the one that it could
 * not read: keep the SQLSTATE and the constraint instead.
 */
export function serializeError(error: Error) {
  const database = pgError(error);
  const isDatabase = database !== undefined || error.name === 'DrizzleQueryError';
  return {
    type: error.name,
    message: isDatabase ? 'database error' : error.message,
    sqlState: database?.code,
    constraint: database?.constraint,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
  };
}
