import { anonymous } from '@/lib/core/actor';
import { invalid, parseInput } from '@/lib/core/input';
import { log } from '@/lib/core/log';
import { tellOutage } from '@/lib/core/outage-notice';
import { isPassing } from '@/lib/core/overload';
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { once, onceForMany } from '@/lib/idempotency/commands';
import { negotiate } from '@/messages/locales';
import { callerOf, mayCall } from './bearer';
import type { Call, Params } from './call';
import { observe } from './http-metrics';
import { type JsonBody, readJson } from './json-body';
import { problem } from './problem';
import type { RefusalCode } from './refusals';
import { scopeOf } from './scope';
import { API_HEADERS } from './security-headers';

type InPath = Record<string, string | string[] | undefined>;
// An address without parameters has none at all, whatever Next's types say.
type Context = { params: Promise<InPath> | Promise<undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;
type Door = {
  path: string;
  answer: (scope: Scope, request: Request, params: Params) => Promise<Result<Response, RefusalCode>>;
};

/** The calls of one address as Next's route handlers; every other method is told which ones there are. */
export function routes(...calls: readonly Call[]): Record<Method, Handler> {
  const methods = calls.map(({ method }) => method);
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const refused: Door = {
    path: calls[0]?.path ?? 'unknown',
    answer: async () => refuse('METHOD_NOT_ALLOWED', { allow }),
  };
  const of = (method: Method) => {
    const call = calls.find((one) => one.method === method);
    return handle(call ? { path: call.path, answer: (...sent) => respond(call, ...sent) } : refused);
  };
  const options = async () => new Response(null, { status: 204, headers: { ...API_HEADERS, allow } });
  return {
    GET: of('GET'),
    POST: of('POST'),
    PUT: of('PUT'),
    PATCH: of('PATCH'),
    DELETE: of('DELETE'),
    OPTIONS: options,
  };
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

const nowhere = handle({ path: 'unknown', answer: async () => refuse('UNKNOWN_PATH') });
/** For every address under /api that is none. */
export const noRoutes: Record<Method, Handler> = {
  GET: nowhere,
  POST: nowhere,
  PUT: nowhere,
  PATCH: nowhere,
  DELETE: nowhere,
  OPTIONS: nowhere,
};

/** Runs a door: its answer as JSON, its refusal as problem+json, whatever breaks as a 500 with the request's number. */
function handle({ path, answer }: Door): Handler {
  return async (request, context) => {
    const start = performance.now();
    const scope = scopeOf(anonymous, request.headers.get('x-request-id'));
    const locale = negotiate(request.headers.get('accept-language'));
    const refused = (refusal: Refusal<RefusalCode>) => problem(refusal, scope.requestId, locale);
    const answered = async () => {
      const given = await answer(scope, request, namesIn(await context.params));
      return given.ok ? given.value : refused(given.refusal);
    };
    const response = await answered().catch((err) => {
      log.error({ err, requestId: scope.requestId, method: request.method, route: path }, 'request failed');
      tellOutage(err);
      return refused(
        isPassing(err) ? { code: 'UNAVAILABLE', details: { retryAfterSeconds: 5 } } : { code: 'INTERNAL' },
      );
    });
    for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value);
    response.headers.set('x-request-id', scope.requestId);
    observe({ method: request.method, route: path, status: response.status }, performance.now() - start);
    return response;
  };
}

/** Token → actor → scope → limit → zod → one domain function → what the answer's schema lets out. */
async function respond(
  call: Call,
  anyone: Scope,
  request: Request,
  params: Params,
): Promise<Result<Response, RefusalCode>> {
  const isWrite = call.method !== 'GET';
  const actor = await callerOf(request.headers, anyone, isWrite);
  if (!actor.ok) return actor;
  const scope = { ...anyone, actor: actor.value };
  const allowed = mayCall(scope.actor, call.needs);
  if (!allowed.ok) return allowed;
  const guarded = await call.guard?.(scope, request.headers);
  if (guarded && !guarded.ok) return guarded;
  const body = isWrite ? await readJson(request) : ok(queryOf(request));
  if (!body.ok) return body;
  const input = call.input ? parseInput(call.input, body.value.value) : ok(undefined);
  if (!input.ok) return input;
  const run = (inner: Scope) => call.run(inner, { input: input.value, params });
  const done = await (isWrite ? runOnce(call, scope, request, body.value, run) : run(scope));
  if (!done.ok) return done;
  // Shaped here, so that an answer that was kept and a fresh one leave with the same letters.
  const value = call.answer.parse(done.value);
  return ok(call.present ? call.present(value) : Response.json(value, { status: call.status ?? 200 }));
}

const LONGEST_KEY = 200;

async function runOnce(
  { idempotency }: Call,
  scope: Scope,
  request: Request,
  { text }: JsonBody,
  run: (scope: Scope) => Promise<Result<unknown, RefusalCode>>,
): Promise<Result<unknown, RefusalCode>> {
  const key = request.headers.get('idempotency-key');
  if (!key) return run(scope);
  if (key.length > LONGEST_KEY) return invalid([{ path: 'Idempotency-Key', code: 'too_long' }]);
  // The path belongs to the body: the same decision on another registration is another request.
  const keyed = { key, body: [new URL(request.url).pathname, text] };
  return idempotency === 'after-many' ? onceForMany(scope, keyed, run) : once(scope, keyed, run);
}

const queryOf = (request: Request): JsonBody => ({
  value: Object.fromEntries(new URL(request.url).searchParams),
  text: '',
});

const namesIn = (params: InPath = {}): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, [value ?? ''].flat().join('/')]));
