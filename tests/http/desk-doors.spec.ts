import type { APIRequestContext } from '@playwright/test';
import type { Role } from '@/lib/core/actor';
import { openHouse } from '../support/house';
import { application } from '../support/people';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/web';

const FOR_BOTH = [
  '/admin',
  '/admin/registrations',
  '/admin/registrations/decide',
  '/admin/pools',
  '/admin/pools/total',
  '/admin/waiting-list',
  '/admin/countries',
  '/admin/cities',
  '/admin/reports',
];
/** Not pages: what a page or a spreadsheet asks for, so that nobody is sent to sign in. */
const ANSWERS = [
  '/admin/pools/numbers',
  '/admin/numbers',
  '/admin/charts/course.csv',
  '/admin/registrations/rows',
];
const FOR_ORGANISERS = [
  '/admin/registrations/export',
  '/admin/pools/sizes',
  '/admin/pools/caps',
  '/admin/pools/release',
  '/admin/codes',
  '/admin/codes/new',
  '/admin/mail',
  '/admin/staff',
  '/admin/audit',
  '/admin/settings',
  '/admin/settings/held-from',
];

const get = (request: APIRequestContext, path: string, session?: string) =>
  request.get(path, {
    maxRedirects: 0,
    headers: session ? { cookie: `next-auth.session-token=${session}` } : {},
  });

/** A record and a letter, whose addresses no list of pages can name. */
const things = test.extend<{ recordPath: string; letterPath: string }>({
  recordPath: async ({ database }, use) => {
    const { reference } = await openHouse(database).submit(application());
    await use(`/admin/registrations/${reference}`);
  },
  letterPath: async ({ database, recordPath }, use) => {
    const house = openHouse(database);
    const { id } = await house.row(recordPath.split('/').at(-1) ?? '');
    const letter = (await house.mails()).find(({ registrationId }) => registrationId === id);
    await use(`/admin/mail/${letter?.id}`);
  },
});

things(
  'who is not signed in is sent to sign in, and back to the page afterwards',
  async ({ request, recordPath, letterPath }) => {
    for (const path of [...FOR_BOTH, ...FOR_ORGANISERS, recordPath, letterPath]) {
      const answer = await get(request, path);
      const next = path.endsWith('/decide') ? '/admin/registrations' : path;
      expect([path, answer.status(), answer.headers().location]).toEqual([
        path,
        307,
        `/sign-in?next=${encodeURIComponent(next)}`,
      ]);
    }
    expect((await get(request, `${letterPath}/letter.html`)).status()).toBe(401);
    for (const path of ANSWERS) expect((await get(request, path)).status(), path).toBe(401);
  },
);

const ROLES: { name: string; roles: Role[]; shared: number; own: number }[] = [
  { name: 'a delegate', roles: [], shared: 403, own: 403 },
  { name: 'gate staff', roles: ['gate'], shared: 403, own: 403 },
  { name: 'a reviewer', roles: ['reviewer'], shared: 200, own: 403 },
  { name: 'an organiser', roles: ['organiser'], shared: 200, own: 200 },
];

for (const { name, roles, shared, own } of ROLES) {
  things(
    `${name} opens of the desk what the role allows, and is refused the rest by status`,
    async ({ request, database, recordPath, letterPath }) => {
      const { cookie } = await signIn(database, `${roles[0] ?? 'delegate'}.doors@people.example.org`, roles);
      const expected = [
        ...[...FOR_BOTH, ...ANSWERS, recordPath].map((path) => [path, shared]),
        ...[...FOR_ORGANISERS, letterPath, `${letterPath}/letter.html`].map((path) => [path, own]),
      ];
      const answered: unknown[] = [];
      for (const [path] of expected) {
        answered.push([path, (await get(request, String(path), cookie.value)).status()]);
      }
      expect(answered).toEqual(expected);
    },
  );
}

things(
  'a letter is shown under a policy that lets nothing but its styles in',
  async ({ request, database, letterPath }) => {
    const { cookie } = await signIn(database, 'letters@forum.example.org', ['organiser']);
    const answer = await get(request, `${letterPath}/letter.html`, cookie.value);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(answer.headers()['cache-control']).toContain('no-store');
  },
);

things('what is not there is not found, whatever the address says', async ({ request, database }) => {
  const { cookie } = await signIn(database, 'lost@forum.example.org', ['organiser']);
  for (const path of [
    '/admin/registrations/BMF-27-999999',
    '/admin/registrations/%00',
    '/admin/registrations/%E0%A4%A',
    '/admin/mail/not-a-letter',
    '/admin/mail/00000000-0000-7000-8000-000000000000',
    '/admin/nothing-here',
    '/admin/pools/elsewhere',
    '/admin/pools/category%3AXXX',
  ]) {
    const status = (await get(request, path, cookie.value)).status();
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
  }
});

things(
  'a filter that means nothing is said, and the list begins at its start',
  async ({ request, database }) => {
    const { cookie } = await signIn(database, 'filters@forum.example.org', ['reviewer']);
    for (const query of [
      'status=unheard-of',
      'cursor=forged',
      'country=ru',
      'q=a&q=b',
      `q=${'x'.repeat(200)}`,
    ]) {
      const answer = await get(request, `/admin/registrations?${query}`, cookie.value);
      expect([query, answer.status()]).toEqual([query, 200]);
      expect(await answer.text()).toContain('begins at its start');
    }
  },
);
