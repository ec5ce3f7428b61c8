import type { Page } from '@playwright/test';
import { saveDraft } from '@/lib/registration/draft';
import { type Balanced, startBalanced } from '../support/balanced';
import { cloneDatabase } from '../support/clone';
import { openDatabase } from '../support/database';
import { chooseCountry } from '../support/form-filling';
import { expect, type House, openHouse, test as plain } from '../support/house';
import { signIn } from '../support/sessions';

/** One forum behind nginx for all of these, which only read. */
const test = plain.extend<{ forum: Balanced }, { behind: { forum: Balanced; house: House } }>({
  behind: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
    async ({}, use) => {
      const clone = await cloneDatabase();
      const forum = await startBalanced(clone.url);
      const house = openHouse(openDatabase(clone.url));
      await use({ forum, house });
      await house.close();
      await forum.stop();
      await clone.drop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  forum: ({ behind }, use) => use(behind.forum),
  house: ({ behind }, use) => use(behind.house),
  baseURL: ({ behind }, use) => use(behind.forum.url),
});
test.describe.configure({ mode: 'default' });

const NONCE = /'nonce-([^']+)'/g;
const policyNonces = (policy: string | null) => [...(policy ?? '').matchAll(NONCE)].map(([, nonce]) => nonce);

async function read(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers, redirect: 'manual' });
  const html = await response.text();
  return { html, status: response.status, headers: response.headers, cache: response.headers.get('x-cache') };
}

/** The same page from the cache, twice; a second on a busy machine may be over before that. */
async function twiceFromCache(url: string) {
  const pages: Awaited<ReturnType<typeof read>>[] = [];
  await expect(async () => {
    pages.splice(0, pages.length, await read(url), await read(url), await read(url));
    expect(pages.slice(1).map(({ cache }) => cache)).toEqual(['HIT', 'HIT']);
  }).toPass();
  return pages.slice(1);
}

test('a kept page has another nonce and number in each response, the same in header and page', async ({
  forum,
}) => {
  const pages = await twiceFromCache(`${forum.url}/en`);
  const nonces = pages.map(({ html, headers }) => {
    const [script, style] = policyNonces(headers.get('content-security-policy'));
    expect(script).toMatch(/^[0-9a-f]{32}$/);
    expect(style).toBe(script);
    const inPage = [...html.matchAll(/nonce="([^"]*)"|\\"nonce\\":\\"([^"\\]*)/g)].map(
      ([, one, two]) => one ?? two,
    );
    expect(inPage.length).toBeGreaterThan(10);
    expect([...new Set(inPage)]).toEqual([script]);
    const number = headers.get('x-request-id') ?? 'none';
    expect(html).toContain(`data-request-id="${number}"`);
    expect(number).not.toContain(script);
    expect(headers.get('cache-control')).toContain('no-store');
    return `${script} ${number}`;
  });
  expect(new Set(nonces).size).toBe(2);
});

test('Chromium wakes a kept page and finds nothing against its policy', async ({ forum, page }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error(violatedDirective));
  });
  for (const path of ['/en', '/ru/register/who']) await gotoKept(page, forum.url, path);
  // A widget of React that answers, with the style sheet that it adds by the page's nonce.
  await chooseCountry(page, 'countryRepresented', 'ru', true);
  await expect(page.getByText('Сохранено')).toBeVisible();
  expect(complaints).toEqual([]);
});

async function gotoKept(page: Page, url: string, path: string): Promise<void> {
  await expect(async () => {
    await read(`${url}${path}`);
    const answer = await page.goto(path);
    expect(answer?.headers()['x-cache']).toBe('HIT');
  }).toPass();
}

test('a page that was changed is seen a second later', async ({ forum, house }) => {
  const url = `${forum.url}/en?changed=1`;
  await read(url);
  await house.settings({ contactEmail: 'changed@forum.example.org' });
  await expect.poll(async () => (await read(url)).html).toContain('changed@forum.example.org');
});

for (const [who, cookie] of [
  ['who is signed in', 'next-auth.session-token=abc'],
  ['who is signed in with TLS', '__Host-next-auth.session-token=abc'],
  ['who has begun an application', 'locale=en; draft=abc'],
  ['who brings a cookie that nobody knows', 'locale=en; other=1'],
  ['who imitates a language', 'locale=en; draft=abc; locale=en'],
] as const) {
  test(`${who} neither fills the cache nor is answered from it`, async ({ forum }) => {
    const url = `${forum.url}/en?of=${encodeURIComponent(cookie)}`;
    const own = [await read(url, { cookie }), await read(url, { cookie })];
    expect(own.map(({ cache }) => cache)).toEqual(['BYPASS', 'BYPASS']);
    expect((await read(url)).cache).toBe('MISS');
    expect((await read(url, { cookie })).cache).toBe('BYPASS');
  });
}

test('a draft is shown to its writer alone, on a page that is kept for everybody else', async ({
  forum,
  house,
}) => {
  const { token } = await saveDraft({ ...house.scope(), now: new Date() }, undefined, {
    territory: 'Qiqihar',
  });
  const url = `${forum.url}/en/register/who`;
  const [kept] = await twiceFromCache(url);
  const mine = await read(url, { cookie: `draft=${token}` });
  expect([mine.cache, mine.html.includes('Qiqihar')]).toEqual(['BYPASS', true]);
  const [after] = await twiceFromCache(url);
  expect([kept, after].map((page) => page?.html.includes('Qiqihar'))).toEqual([false, false]);
});

test('the desk, the gate, own pages, sign-in and the API are never kept', async ({ forum, house }) => {
  const { cookie } = await signIn(house, 'organiser@forum.example.org', ['organiser']);
  const session = { cookie: `${cookie.name}=${cookie.value}` };
  for (const path of ['/admin', '/gate', '/sign-in', '/en/me', '/en/confirm?token=1', '/api/v1/forum', '/']) {
    await read(`${forum.url}${path}`, session);
    for (const answer of [await read(`${forum.url}${path}`), await read(`${forum.url}${path}`)]) {
      expect(answer.cache ?? 'MISS', path).toBe('MISS');
      expect(answer.headers.get('cache-control'), path).toContain('no-store');
    }
  }
});

test('languages do not mix: an address without one leads to each reader’s own, a choice sets its cookie', async ({
  forum,
}) => {
  const inRussian = { 'accept-language': 'ru' };
  for (const [headers, place] of [
    [{ 'accept-language': 'en' }, '/en/privacy'],
    [inRussian, '/ru/privacy'],
    [{ ...inRussian, cookie: 'locale=en' }, '/en/privacy'],
  ] as const) {
    expect((await read(`${forum.url}/privacy`, headers)).headers.get('location')).toBe(place);
  }
  for (const _ of [1, 2]) {
    const { headers } = await read(`${forum.url}/en/privacy?locale=ru`);
    expect(headers.get('set-cookie')).toMatch(/^locale=ru;/);
  }
  const [kept] = await twiceFromCache(`${forum.url}/en/privacy`);
  expect(kept?.html).toContain('<html lang="en"');
  const chosen = await read(`${forum.url}/en/privacy`, { ...inRussian, cookie: 'locale=ru' });
  expect(chosen.html).toContain('<html lang="en"');
});

test('a nonce that a stranger names is used by nobody', async ({ forum }) => {
  const chosen = 'a'.repeat(32);
  for (const cookie of ['', 'draft=abc']) {
    const answer = await read(`${forum.url}/en?stranger=${cookie}`, { 'x-proxy-nonce': chosen, cookie });
    expect(policyNonces(answer.headers.get('content-security-policy'))).not.toContain(chosen);
    expect(answer.html).not.toContain(chosen);
  }
});
