import pino from 'pino';
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

/** A database error repeats the bound parameters in its message: keep the SQLSTATE and the constraint instead. */
function serializeError(error: Error & { cause?: { code?: string; constraint?: string } }) {
  const cause = error.cause;
  const isDatabase = typeof cause?.code === 'string' || error.name === 'DrizzleQueryError';
  return {
    type: error.name,
    message: isDatabase ? 'database error' : error.message,
    sqlState: cause?.code,
    constraint: cause?.constraint,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
  };
}
