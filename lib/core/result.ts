/** What a person can cause is a value, never an exception: a success, or a refusal with a stable code. */
export type Refusal<C extends string = string> = { code: C; details?: Record<string, unknown> };
export type Success<T> = { ok: true; value: T };
export type Refused<C extends string> = { ok: false; refusal: Refusal<C> };
export type Result<T, C extends string = never> = Success<T> | Refused<C>;

export const ok = <T>(value: T): Success<T> => ({ ok: true, value });

export const refuse = <C extends string>(code: C, details?: Record<string, unknown>): Refused<C> => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});

/** For the callers that cannot go on without the value (seed, tests): a refusal there is a bug. */
export function expectOk<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected refusal ${result.refusal.code}`);
}
