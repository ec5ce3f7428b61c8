import { createTranslator } from 'use-intl/core';
import type { FieldFault } from '@/lib/core/input';
import type { Refusal } from '@/lib/core/result';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';
import { REFUSAL_STATUS, type RefusalCode } from './refusals';

/** A refusal as `application/problem+json` (RFC 9457), in the caller's language. */
export function problem(refusal: Refusal<RefusalCode>, requestId: string, locale: Locale = 'en'): Response {
  const say = createTranslator({ locale, messages: messagesOf(locale), namespace: 'refusals' });
  const { errors, retryAfterSeconds, ...details } = (refusal.details ?? {}) as {
    errors?: FieldFault[];
    retryAfterSeconds?: number;
  } & Record<string, unknown>;
  const status = REFUSAL_STATUS[refusal.code];
  const body = {
    type: 'about:blank',
    title: say(refusal.code),
    status,
    code: refusal.code,
    requestId,
    ...details,
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
      'cache-control': 'no-store',
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(retryAfterSeconds && { 'retry-after': String(retryAfterSeconds) }),
    },
  });
}
