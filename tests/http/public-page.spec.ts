import { expect, test } from '../support/web';

const RUSSIAN = { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' };
const INLINE_SCRIPT = /<script(?![^>]*\bnonce="[^"]+")[^>]*>/;

test('an address without a language leads to the browser’s, a choice made before outweighs it', async ({
  request,
}) => {
  const first = await request.get('/register', { headers: RUSSIAN, maxRedirects: 0 });
  expect(first.status()).toBe(307);
  expect(first.headers().location).toMatch(/\/ru\/register$/);
  const chosen = await request.get('/', { headers: { ...RUSSIAN, cookie: 'locale=en' }, maxRedirects: 0 });
  expect(chosen.headers().location).toMatch(/\/en$/);
});

test('choosing a language keeps the address and the question, and is remembered', async ({ request }) => {
  const switched = await request.get('/en/privacy?from=mail&locale=ru', { maxRedirects: 0 });
  expect(switched.headers().location).toMatch(/\/ru\/privacy\?from=mail$/);
  expect(switched.headers()['set-cookie']).toMatch(/^locale=ru; Path=\//);
});

test('every answer has a nonce of its own and no script or style without it', async ({ request }) => {
  const [first, second] = [await request.get('/en'), await request.get('/en')];
  const nonceOf = (policy = '') => /'nonce-([^']+)'/.exec(policy)?.[1];
  const policy = first.headers()['content-security-policy'];
  expect(nonceOf(policy)).toBeTruthy();
  expect(nonceOf(policy)).not.toBe(nonceOf(second.headers()['content-security-policy']));
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
  const html = await first.text();
  expect(html).not.toMatch(INLINE_SCRIPT);
  expect(html).not.toMatch(/ style="/);
  expect(html).toContain(`nonce="${nonceOf(policy)}"`);
});

test('pages say what browsers may not do with them', async ({ request }) => {
  const headers = (await request.get('/en')).headers();
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(headers['permissions-policy']).toContain('camera=(self)');
  expect(headers['x-request-id']).toMatch(/^[\w-]{8,64}$/);
});

test('what a stranger sends under our own header names is not believed', async ({ request }) => {
  const chosen = 'a'.repeat(32);
  const answer = await request.get('/en', {
    headers: {
      'x-nonce': 'stolen',
      'x-proxy-nonce': chosen,
      'x-locale': 'ru',
      'x-request-id': 'mine-all-mine',
    },
  });
  expect(answer.headers()['content-security-policy']).not.toContain(chosen);
  expect(answer.headers()['cache-control']).toContain('no-store');
  expect(answer.headers()['x-request-id']).not.toBe('mine-all-mine');
  const html = await answer.text();
  expect(html).toContain('<html lang="en"');
  expect(html).not.toContain('stolen');
  expect(html).not.toContain(chosen);
});

test('an unknown address is 404 in the reader’s language, with the number to quote', async ({ request }) => {
  const answer = await request.get('/ru/no/such/page');
  expect(answer.status()).toBe(404);
  const html = await answer.text();
  expect(html).toContain('страницы нет');
  expect(html).toContain(answer.headers()['x-request-id'] ?? 'missing');
});

test('the map and the words of the forum page stay under 40 kB', async ({ request }) => {
  const html = await (await request.get('/ru')).text();
  const markup = html.slice(0, html.indexOf('</footer>'));
  expect(Buffer.byteLength(markup)).toBeLessThan(40_000);
});
