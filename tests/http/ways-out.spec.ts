import { signIn } from '../support/sessions';
import { expect, test } from '../support/web';

/** What has led people from sites of others to sites of thieves. */
const ELSEWHERE = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/%5Cevil.example',
  '/.//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'https:evil.example',
  '/en/me/../../..//evil.example',
  'https://127.0.0.1@evil.example',
];
const isOwn = (location: string, base: string): boolean =>
  new URL(location, base).origin === new URL(base).origin;

test('no address that we are given leads anybody away: not the next page, not the language, not a path of slashes', async ({
  request,
  database,
  baseURL,
}) => {
  const base = baseURL ?? '';
  const { cookie } = await signIn(database, 'ways@people.example.org', ['organiser']);
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const asked = ELSEWHERE.flatMap((place) => {
    const next = encodeURIComponent(place);
    return [`/sign-in?next=${next}`, `/sign-in/proof?next=${next}`, `/sign-in/enrol?next=${next}`];
  });
  const paths = ['//evil.example', '//evil.example/..', '/%2F%2Fevil.example', '/\\evil.example'];
  const open = [...asked, ...paths.flatMap((path) => [`${base}${path}`, `${base}${path}?locale=ru`])];
  for (const address of open) {
    const answer = await request.get(address, { headers, maxRedirects: 0 });
    const { location } = answer.headers();
    expect(answer.status(), address).toBeLessThan(500);
    if (location) expect(isOwn(location, base), `${address} → ${location}`).toBe(true);
  }
});

test('who finds a hole is told where to write, until a day that is not far', async ({ request }) => {
  const answer = await request.get('/.well-known/security.txt');
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await answer.text();
  expect(text).toMatch(/^Contact: mailto:\S+@\S+$/m);
  const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
  expect(expires).toBeGreaterThan(Date.now());
  expect(expires).toBeLessThan(Date.now() + 366 * 86_400_000);
});
