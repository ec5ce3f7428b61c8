import type { z } from 'zod';
import type { TokenScope } from '@/lib/core/actor';
import type { Refused, Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import type { RefusalCode } from './refusals';

export type Params = Record<string, string>;
export type Sent<I> = { input: I; params: Params };

/**
 * One call of the API, told once: it is answered from this, and described in the OpenAPI document from this. The answer's
 * schema also shapes what leaves: a field that is not in it stays inside.
 */
type CallOf<I extends z.ZodType, A extends z.ZodType, R extends Result<z.input<A>, RefusalCode>> = {
  method: 'GET' | 'POST';
  /** With its parameters in braces, as OpenAPI writes it. */
  path: `/api/${string}`;
  name: string;
  summary: string;
  /** The token scope that the call needs; absent for public calls. */
  needs?: TokenScope;
  /** What a stranger may send: the query of a GET, the JSON body of a write. */
  input?: I;
  answer: A;
  status?: 200 | 201;
  /** How `Idempotency-Key` is kept: with the effect (default), or after many transactions. */
  idempotency?: 'with-effect' | 'after-many';
  /** Runs outside of idempotency, before anything is read from the body. */
  guard?: (scope: Scope, headers: Headers) => Promise<Result<void, 'TOO_MANY_REQUESTS' | 'PROOF_NEEDED'>>;
  /** For the few answers that are not JSON. */
  present?: (value: z.output<A>) => Response;
  run: (scope: Scope, sent: Sent<z.output<I>>) => Promise<R>;
};

export type Call = CallOf<z.ZodType, z.ZodType, Result<unknown, RefusalCode>> & {
  refusals: Partial<Record<RefusalCode, string>>;
};

/**
 * Checks the types of one call against each other, and asks for a word on when each refusal of it happens: a code
 * without one does not compile. For the door and the document all calls are alike.
 */
export const defineCall =
  <A extends z.ZodType, R extends Result<z.input<A>, RefusalCode>, I extends z.ZodType = z.ZodUndefined>(
    call: CallOf<I, A, R>,
  ) =>
  (refusals: Record<CodeOf<R>, string> & Partial<Record<RefusalCode, string>>): Call =>
    ({ ...call, refusals }) as unknown as Call;

type CodeOf<R> = R extends Refused<infer C> ? C : never;
