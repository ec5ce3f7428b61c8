/**
 * Every refusal that can reach a person or a program, with its HTTP status. Its sentence stands in the `refusals`
 * catalogue of each language under the same code; handlers and actions accept no command whose codes are not here.
 */
export const REFUSAL_STATUS = {
  INVALID_INPUT: 422,
  INVALID_CURSOR: 422,
  MALFORMED_JSON: 400,
  UNSUPPORTED_MEDIA_TYPE: 415,
  PAYLOAD_TOO_LARGE: 413,
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  ORIGIN_NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  NO_TICKET: 404,
  UNKNOWN_PATH: 404,
  METHOD_NOT_ALLOWED: 405,
  REGISTRATION_CLOSED: 403,
  ALREADY_REGISTERED: 409,
  STATE_CHANGED: 409,
  POOL_FULL: 409,
  FIELD_LOCKED: 409,
  SETTINGS_CONTRADICT: 422,
  LAST_ORGANISER: 409,
  UNKNOWN_GATE: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  TOO_MANY_REQUESTS: 429,
  LINK_UNKNOWN: 410,
  LINK_EXPIRED: 410,
  LINK_USED: 410,
  CODE_WRONG: 422,
  CODE_ATTEMPTS_SPENT: 422,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;
export type RefusalCode = keyof typeof REFUSAL_STATUS;
