import { tokenActor } from '@/lib/auth/tokens';
import { type Actor, anonymous, type TokenScope } from '@/lib/core/actor';
import { connection } from '@/lib/core/connection';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { addressOf, isOwnOrigin } from './network';

/**
 * Who calls the API: a bearer token, or nobody. Cookies have no say here, so a foreign page can cause nothing in a
 * person's name; what comes from one without a token is refused all the same.
 */
export async function callerOf(
  headers: Headers,
  scope: Scope,
  isWrite: boolean,
): Promise<Result<Actor, 'NOT_SIGNED_IN' | 'ORIGIN_NOT_ALLOWED' | 'TOO_MANY_REQUESTS'>> {
  const authorization = headers.get('authorization');
  if (authorization === null) {
    const isForeign = isWrite && headers.has('origin') && !isOwnOrigin(headers);
    return isForeign ? refuse('ORIGIN_NOT_ALLOWED') : ok(anonymous);
  }
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const actor = token ? await tokenActor(scope, token) : undefined;
  if (actor) return ok(actor);
  const spent = await spendFrom(connection().db, LIMITS.tokenByNetwork, addressOf(headers));
  return spent.ok ? refuse('NOT_SIGNED_IN') : spent;
}

/** Whether the caller may use a call at all; who may touch what is asked again inside the command. */
export function mayCall(
  actor: Actor,
  needs: TokenScope | undefined,
): Result<void, 'NOT_SIGNED_IN' | 'NOT_ALLOWED'> {
  if (!needs) return ok(undefined);
  if (actor.kind !== 'token') return refuse('NOT_SIGNED_IN');
  return actor.scopes.includes(needs) || actor.scopes.includes('admin')
    ? ok(undefined)
    : refuse('NOT_ALLOWED', { scope: needs });
}
