import { expect, test } from '@playwright/test';
import { proxyNonce, sharedCacheControl } from '@/app/_server/shared-page';

const NONCE = '0123456789abcdef0123456789abcdef';
const asked = (own: { method?: string; path?: string; headers?: Record<string, string> } = {}) =>
  sharedCacheControl({
    method: own.method ?? 'GET',
    path: own.path ?? '/',
    headers: new Headers({ 'x-proxy-nonce': NONCE, ...own.headers }),
  });

test('a public page asked for without a sign of a person may be kept for a second', () => {
  const written = ['/programme', '/venue', '/visa', '/press', '/faq', '/contacts'];
  const others = ['/', '/accessibility', '/privacy', '/register', '/register/terms', '/register/who'];
  for (const path of [...others, ...written])
    expect(asked({ path }), path).toBe('s-maxage=1, stale-while-revalidate=1');
  expect(asked({ headers: { cookie: 'locale=ru' } })).toBeDefined();
});

for (const [what, request] of [
  ['a page that needs a draft', { path: '/register/name' }],
  ['an answer to an application', { path: '/register/done' }],
  ['a page behind a link of a letter', { path: '/confirm' }],
  ['an own page', { path: '/me' }],
  ['a draft of a page', { path: '/preview/venue' }],
  ['a page that is not there', { path: '/nowhere' }],
  ['a write', { method: 'POST' }],
  ['a draft', { headers: { cookie: 'draft=abc' } }],
  ['a session beside the language', { headers: { cookie: 'locale=en; next-auth.session-token=abc' } }],
  ['two languages', { headers: { cookie: 'locale=en; locale=ru' } }],
  ['a token', { headers: { authorization: 'Bearer abc' } }],
  ['no proxy that renews the nonce', { headers: { 'x-proxy-nonce': '' } }],
] as const) {
  test(`${what}: nobody may keep the answer`, () => expect(asked(request)).toBeUndefined());
}

test('a nonce is taken only as the proxy writes one', () => {
  expect(proxyNonce(new Headers({ 'x-proxy-nonce': NONCE }))).toBe(NONCE);
  for (const odd of ['short', `${NONCE}0`, NONCE.toUpperCase(), `${NONCE.slice(0, 31)}'`])
    expect(proxyNonce(new Headers({ 'x-proxy-nonce': odd })), odd).toBeUndefined();
});
