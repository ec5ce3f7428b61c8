import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { toLocale } from '@/messages/locales';
import { runAction } from './action';
import { readJson } from './json-body';
import { problem } from './problem';
import type { RefusalCode } from './refusals';

/**
 * A POST of a page's own script that must be able to time out and to be tried again, which a server action cannot: the
 * same session, Origin check and schema as an action, answered as JSON or problem+json.
 */
export async function answerScript<S extends z.ZodType, T, C extends RefusalCode>(
  request: Request,
  input: S,
  run: (scope: Scope, input: z.output<S>) => Promise<Result<T, C>>,
  load?: () => Promise<Scope>,
): Promise<Response> {
  const body = await readJson(request);
  const locale = toLocale(await getLocale());
  const requestId = request.headers.get('x-request-id') ?? '';
  if (!body.ok) return problem(body.refusal, requestId, locale);
  const done = await runAction(input, body.value.value, run, load);
  if (!done.ok) return problem(done.refusal, done.requestId, locale);
  return Response.json(done.value ?? null, { headers: { 'cache-control': 'no-store' } });
}
