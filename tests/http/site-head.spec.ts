import sharp from 'sharp';
import { SITE_PAGES } from '@/lib/site/rules';
import { LOCALES } from '@/messages/locales';
import { expect, test } from '../support/web';

const PATHS = ['', ...SITE_PAGES.map((page) => `/${page}`), '/register', '/accessibility'];

test('the sitemap names every public page in every language, and each is there', async ({
  request,
  server,
}) => {
  const answer = await request.get('/sitemap.xml');
  expect(answer.headers()['content-type']).toContain('xml');
  const xml = await answer.text();
  const places = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => place ?? '');
  for (const locale of LOCALES)
    for (const path of PATHS) expect(places).toContain(`${server.url}/${locale}${path}`);
  expect(xml).not.toMatch(/\/(admin|me|preview|gate)\b/);
  for (const place of places.filter((one) => one.includes('/en'))) {
    expect((await request.get(place)).status(), place).toBe(200);
  }
});

test('robots are kept from what belongs to one person or to staff', async ({ request, server }) => {
  const said = await (await request.get('/robots.txt')).text();
  for (const path of ['/admin', '/gate', '/en/me', '/ru/preview'])
    expect(said).toContain(`Disallow: ${path}`);
  expect(said).toContain(`Sitemap: ${server.url}/sitemap.xml`);
});

test('each page names itself, its other languages and the picture of its own', async ({
  request,
  server,
}) => {
  for (const path of PATHS) {
    const html = await (await request.get(`/ru${path}`)).text();
    expect(html).toContain(`<link rel="canonical" href="${server.url}/ru${path}"/>`);
    for (const other of LOCALES)
      expect(html).toContain(`hrefLang="${other}" href="${server.url}/${other}${path}"`);
    expect(html).toContain('hrefLang="x-default"');
    expect(html).toContain(`<meta property="og:image" content="${server.url}/share/ru.png"/>`);
    expect(html).toMatch(/<meta name="description" content="[^"]{20,}"/);
  }
});

test('the forum is told as an event, in a script of data that carries the nonce and cannot be left', async ({
  request,
  database,
}) => {
  const { rows } = await database.db.execute<{ organiser: Record<string, string> }>(
    'SELECT organiser FROM edition WHERE is_current',
  );
  const organiser = { ...rows[0]?.organiser, en: '</script><b>City & Sons' };
  await database.db.execute(`UPDATE edition SET organiser = '${JSON.stringify(organiser)}'`);
  const answer = await request.get('/en');
  await database.db.execute(`UPDATE edition SET organiser = '${JSON.stringify(rows[0]?.organiser)}'`);
  const html = await answer.text();
  const [, nonce, data] =
    /<script type="application\/ld\+json" nonce="([^"]+)">(.*?)<\/script>/.exec(html) ?? [];
  expect(answer.headers()['content-security-policy']).toContain(`'nonce-${nonce}'`);
  expect(JSON.parse(data ?? '')).toMatchObject({
    '@type': 'Event',
    startDate: '2027-08-27',
    organizer: { name: '</script><b>City & Sons' },
  });
});

test('a picture to share is drawn in every language, and in no other', async ({ request }) => {
  for (const locale of LOCALES) {
    const answer = await request.get(`/share/${locale}.png`);
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=3600',
    });
    expect(await sharp(await answer.body()).metadata()).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    });
  }
  for (const odd of ['xx.png', 'en.svg', 'en.png.png', '..%2fen.png'])
    expect((await request.get(`/share/${odd}`)).status(), odd).toBe(404);
});

test('a draft is for organisers: nobody else sees the preview, and no search engine does', async ({
  request,
}) => {
  const answer = await request.get('/en/preview/venue');
  expect(answer.status()).toBe(403);
  expect((await request.get('/en/preview/nothing')).status()).toBe(404);
});
