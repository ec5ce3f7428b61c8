import { eq } from 'drizzle-orm';
import { authenticator, session } from '@/db/schema';
import type { Role } from '@/lib/core/actor';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/web';

const FILE = '/admin/registrations/export/file';
const SETS = '/admin/registrations/export/sets';

const WHO: { name: string; roles: Role[]; status: number }[] = [
  { name: 'a delegate', roles: [], status: 403 },
  { name: 'gate staff', roles: ['gate'], status: 403 },
  { name: 'a reviewer', roles: ['reviewer'], status: 403 },
  { name: 'an organiser', roles: ['organiser'], status: 200 },
];

for (const { name, roles, status } of WHO) {
  test(`${name} who asks for a file of the list gets ${status}`, async ({ request, database, baseURL }) => {
    const { cookie } = await signIn(database, `${roles[0] ?? 'nobody'}.export@people.example.org`, roles);
    const headers = { cookie: `next-auth.session-token=${cookie.value}`, origin: baseURL ?? '' };
    for (const format of ['csv', 'xlsx']) {
      const answer = await request.post(FILE, { headers, form: { columns: 'reference', format } });
      expect(answer.status()).toBe(status);
      if (status === 200) expect(answer.headers()['cache-control']).toContain('no-store');
    }
    const saved = await request.post(SETS, {
      headers,
      form: { do: 'save', name: 'A set', columns: 'reference' },
      maxRedirects: 0,
    });
    expect(saved.status()).toBe(status === 200 ? 303 : status);
  });
}

test('a foreign page, nobody, a filter that makes no sense and no column at all get no file', async ({
  request,
  database,
  baseURL,
}) => {
  const { cookie } = await signIn(database, 'odd.export@people.example.org', ['organiser']);
  const session = `next-auth.session-token=${cookie.value}`;
  const post = (headers: Record<string, string>, form: Record<string, string>) =>
    request.post(FILE, { headers, form, maxRedirects: 0 });
  const own = { origin: baseURL ?? '' };
  const good = { columns: 'reference', format: 'csv' };
  expect((await post({ cookie: session, origin: 'https://elsewhere.example' }, good)).status()).toBe(403);
  expect((await post({ cookie: session }, good)).status()).toBe(403);
  expect((await post({ ...own, cookie: 'a=b' }, good)).headers().location).toMatch(/^\/sign-in\?next=/);
  const mine = { ...own, cookie: session };
  expect((await post(mine, { ...good, status: 'nonsense' })).status()).toBe(422);
  for (const wrong of [{ format: 'csv' }, { ...good, columns: 'diet' }, { ...good, format: 'pdf' }]) {
    const answer = await post(mine, wrong as Record<string, string>);
    expect([answer.status(), answer.headers().location]).toEqual([
      303,
      '/admin/registrations/export?fault=columns',
    ]);
  }
});

test('whoever showed long ago who it is gets no file, but is asked, and nothing chosen stands in an address', async ({
  request,
  database,
  baseURL,
}) => {
  const { actor, cookie } = await signIn(database, 'stale.export@people.example.org', ['organiser']);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await database.db.update(session).set({ provedAt: hourAgo }).where(eq(session.userId, actor.userId));
  const headers = { cookie: `next-auth.session-token=${cookie.value}`, origin: baseURL ?? '' };
  const form = { columns: 'reference', format: 'csv', q: 'Somebody' };
  const asked = await request.post(FILE, { headers, form, maxRedirects: 0 });
  expect([asked.status(), asked.headers().location]).toEqual([
    303,
    `/sign-in/proof?next=${encodeURIComponent('/admin/registrations/export?again=1')}`,
  ]);
  expect(asked.headers()['set-cookie']).not.toContain('Somebody');
  const codes = await request.get('/admin/codes/codes.csv?q=x', { headers, maxRedirects: 0 });
  expect([codes.status(), codes.headers().location]).toEqual([
    303,
    `/sign-in/proof?next=${encodeURIComponent('/admin/codes?q=x')}`,
  ]);
});

test('a session that lacks its second proof is a stranger’s at every door', async ({ request, database }) => {
  const { actor, cookie } = await signIn(database, 'half@people.example.org', ['organiser']);
  const proved = { confirmedAt: new Date(), createdAt: new Date(), lastStep: 1 };
  await database.db
    .insert(authenticator)
    .values({ userId: actor.userId, sealedSecret: Buffer.from('x'), ...proved });
  const headers = { cookie: `next-auth.session-token=${cookie.value}` };
  const get = (path: string) => request.get(path, { headers, maxRedirects: 0 });
  for (const path of ['/admin', '/admin/staff', '/admin/security', '/gate', '/en/me']) {
    const answer = await get(path);
    expect([path, answer.status(), answer.headers().location]).toEqual([
      path,
      307,
      expect.stringMatching(/^\/sign-in\?next=/),
    ]);
  }
  expect((await get('/sign-in?next=/admin/staff')).headers().location).toBe(
    '/sign-in/proof?next=%2Fadmin%2Fstaff',
  );
  for (const path of ['/admin/numbers', '/admin/charts/course.csv', '/admin/codes/codes.csv']) {
    expect([path, (await get(path)).status()]).toEqual([path, 401]);
  }
  expect((await get('/sign-in/proof')).status()).toBe(200);
});
