import type { z } from 'zod';
import { tokenActor } from '@/lib/auth/queries';
import { type Actor, anonymous, type TokenScope } from '@/lib/core/actor';
import { connection } from '@/lib/core/connection';
import { parseInput } from '@/lib/core/input';
import { log } from '@/lib/core/log';
import { type Refusal, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { once, onceForMany } from '@/lib/idempotency/commands';
import { spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { negotiate } from '@/messages/locales';
import { readJson } from './json-body';
import { isOwnOrigin, networkOf } from './network';
import { problem } from './problem';
import type { RefusalCode } from './refusals';
import { scopeOf } from './scope';

type Context = { params: Promise<Record<string, string>> };
export type Call<I> = { input: I; params: Record<string, string>; headers: Headers };

export type Route<S extends z.ZodType, T, C extends RefusalCode> = {
  /** The token scope that the call needs; absent for public calls. */
  needs?: TokenScope;
  /** What a stranger may send: the query of a GET, the JSON body of a write. */
  input?: S;
  status?: 200 | 201;
  /** How `Idempotency-Key` is kept: with the effect (default), or after many transactions. */
  idempotency?: 'with-effect' | 'after-many';
  /** Runs outside of idempotency, before anything is written. */
  guard?: (scope: Scope, headers: Headers) => Promise<Result<void, RefusalCode>>;
  run: (scope: Scope, call: Call<z.output<S>>) => Promise<Result<T, C>>;
};

/** Makes a route handler: token → actor → scope → zod → one domain function → JSON or problem+json. */
export function handler<S extends z.ZodType, T, C extends RefusalCode>(route: Route<S, T, C>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const scope = scopeOf(anonymous, request.headers.get('x-request-id'));
    const locale = negotiate(request.headers.get('accept-language'));
    try {
      const answer = await respond(route, scope, request, await context.params);
      if (!answer.ok) return problem(answer.refusal as Refusal<RefusalCode>, scope.requestId, locale);
      return Response.json(answer.value ?? {}, {
        status: route.status ?? 200,
        headers: { 'cache-control': 'no-store' },
      });
    } catch (err) {
      log.error({ err, requestId: scope.requestId }, 'request failed');
      return problem({ code: 'INTERNAL' }, scope.requestId, locale);
    }
  };
}

async function respond<S extends z.ZodType, T, C extends RefusalCode>(
  route: Route<S, T, C>,
  anyone: Scope,
  request: Request,
  params: Record<string, string>,
): Promise<Result<T, RefusalCode>> {
  const actor = await actorOf(request, anyone);
  if (!actor.ok) return actor;
  const scope = { ...anyone, actor: actor.value };
  if (route.needs) {
    if (actor.value.kind !== 'token') return refuse('NOT_SIGNED_IN');
    const { scopes } = actor.value;
    if (!scopes.includes(route.needs) && !scopes.includes('admin')) return refuse('NOT_ALLOWED');
  }
  const guarded = await route.guard?.(scope, request.headers);
  if (guarded && !guarded.ok) return guarded;
  const raw = await rawInput(request);
  if (!raw.ok) return raw;
  const input = route.input ? parseInput(route.input, raw.value) : { ok: true as const, value: undefined };
  if (!input.ok) return input;
  const call = { input: input.value as z.output<S>, params, headers: request.headers };
  const key = request.method === 'GET' ? null : request.headers.get('idempotency-key');
  if (!key) return route.run(scope, call);
  // The path belongs to the body: the same decision on another registration is another request.
  const keyed = { key: key.slice(0, 200), body: { path: new URL(request.url).pathname, body: raw.value } };
  return route.idempotency === 'after-many'
    ? onceForMany(scope, keyed, (same) => route.run(same, call))
    : once(scope, keyed, (tx) => route.run(tx, call));
}

const rawInput = async (request: Request): Promise<Result<unknown, RefusalCode>> =>
  request.method === 'GET'
    ? { ok: true, value: Object.fromEntries(new URL(request.url).searchParams) }
    : readJson(request);

/** A bearer token, or nobody: cookies have no say here, so a foreign page can cause nothing in a person's name. */
async function actorOf(request: Request, scope: Scope): Promise<Result<Actor, RefusalCode>> {
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!token) {
    if (request.headers.has('origin') && !isOwnOrigin(request.headers)) return refuse('ORIGIN_NOT_ALLOWED');
    return request.headers.has('authorization') ? refuse('NOT_SIGNED_IN') : { ok: true, value: anonymous };
  }
  const actor = await tokenActor(scope, token);
  if (actor) return { ok: true, value: actor };
  const spent = await spend(connection().db, LIMITS.tokenByNetwork, networkOf(request.headers));
  return spent.ok ? refuse('NOT_SIGNED_IN') : spent;
}
