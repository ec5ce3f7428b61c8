import { createTranslator } from 'use-intl/core';
import type { FieldFault } from '@/lib/core/input';
import type { Refusal } from '@/lib/core/result';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';
import { REFUSAL_STATUS, type RefusalCode } from './refusals';

type Told = { errors?: FieldFault[]; retryAfterSeconds?: number; allow?: string } & Record<string, unknown>;

/** A refusal as `application/problem+json` (RFC 9457), in the caller's language. */
export function problem(refusal: Refusal<RefusalCode>, requestId: string, locale: Locale = 'en'): Response {
  const say = createTranslator({ locale, messages: messagesOf(locale), namespace: 'refusals' });
  const { errors, retryAfterSeconds, allow, ...details } = (refusal.details ?? {}) as Told;
  const status = REFUSAL_STATUS[refusal.code];
  const body = {
    ...details,
    type: 'about:blank',
    title: say(refusal.code),
    status,
    code: refusal.code,
    requestId,
    ...(errors && {
      errors: errors.map(({ path, code }) => ({
        path,
        code,
        message: say(`fields.${code}` as 'fields.required'),
      })),
    }),
  };
  return Response.json(body, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': locale,
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(typeof details.scope === 'string' && {
        'www-authenticate': `Bearer error="insufficient_scope", scope="${details.scope}"`,
      }),
      ...(retryAfterSeconds && { 'retry-after': String(retryAfterSeconds) }),
      ...(allow && { allow }),
    },
  });
}
