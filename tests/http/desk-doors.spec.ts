import type { APIRequestContext } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { staffRole } from '@/db/schema';
import { suspendStaff } from '@/lib/auth/revocation';
import { ROLES, type Role } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { has, type Right } from '@/lib/core/rights';
import { DOORS } from '../support/desk-doors';
import { openHouse } from '../support/house';
import { application, organiser } from '../support/people';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/web';

/** Not pages: what a page or a spreadsheet asks for, so that nobody is sent to sign in. */
const ANSWERS = [
  '/admin/pools/numbers',
  '/admin/numbers',
  '/admin/charts/course.csv',
  '/admin/registrations/rows',
];

const BOARD_MARK = '/admin/gates/numbers';

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
    for (const path of [...Object.keys(DOORS), recordPath, letterPath]) {
      const answer = await get(request, path);
      const next = path.endsWith('/decide') ? '/admin/registrations' : path;
      expect([path, answer.status(), answer.headers().location]).toEqual([
        path,
        307,
        `/sign-in?next=${encodeURIComponent(next)}`,
      ]);
    }
    expect((await get(request, `${letterPath}/letter.html`)).status()).toBe(401);
    for (const path of [...ANSWERS, BOARD_MARK]) expect((await get(request, path)).status(), path).toBe(401);
  },
);

for (const role of [undefined, ...ROLES]) {
  things(
    `${role ?? 'a delegate'} opens of the desk what the matrix allows, and is refused the rest by status`,
    async ({ request, database, recordPath, letterPath }) => {
      const roles = role ? [role] : [];
      const { actor, cookie } = await signIn(
        database,
        `${role ?? 'delegate'}.doors@people.example.org`,
        roles,
      );
      const rights: Record<string, Right> = {
        ...DOORS,
        ...Object.fromEntries(ANSWERS.map((path) => [path, 'readRegistrations'])),
        [BOARD_MARK]: 'runGates',
        [recordPath]: 'readRegistrations',
        [letterPath]: 'readOutbox',
        [`${letterPath}/letter.html`]: 'readOutbox',
      };
      const expected = Object.entries(rights).map(([path, right]) => [path, has(actor, right) ? 200 : 403]);
      const answered: unknown[] = [];
      for (const path of Object.keys(rights)) {
        answered.push([path, (await get(request, path, cookie.value)).status()]);
      }
      expect(answered).toEqual(expected);
    },
  );
}

things(
  'a record out of a reviewer’s limits is not there by its address, and a viewer is shown no contact data',
  async ({ request, database, recordPath }) => {
    const { actor, cookie } = await signIn(database, 'limited@people.example.org', ['reviewer']);
    await database.db
      .update(staffRole)
      .set({ countries: ['IN'] })
      .where(eq(staffRole.userId, actor.kind === 'person' ? actor.userId : ''));
    expect((await get(request, recordPath, cookie.value)).status()).toBe(404);
    const { email } = await openHouse(database).row(recordPath.split('/').at(-1) ?? '');
    const seen = async (role: Role) => {
      const { cookie: own } = await signIn(database, `${role}.contact@people.example.org`, [role]);
      return (await (await get(request, recordPath, own.value)).text()).includes(email);
    };
    expect([await seen('security'), await seen('viewer')]).toEqual([true, false]);
  },
);

things(
  'a session ends with the shutting out: the next request is a stranger’s',
  async ({ request, database }) => {
    const { actor, cookie } = await signIn(database, 'out@people.example.org', ['viewer']);
    expect((await get(request, '/admin', cookie.value)).status()).toBe(200);
    const house = openHouse(database);
    expectOk(await suspendStaff(house.scope(organiser), actor.kind === 'person' ? actor.userId : ''));
    expect((await get(request, '/admin', cookie.value)).status()).toBe(307);
  },
);

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
