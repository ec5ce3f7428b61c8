import { globSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { staffRole } from '@/db/schema';
import { createToken } from '@/lib/auth/commands';
import { ROLES, type Role } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { has } from '@/lib/core/rights';
import { openApi } from '../support/api';
import { FOREIGN_PAGES } from '../support/foreign-pages';
import { openHouse } from '../support/house';
import { expect, test } from '../support/own-site';
import { signIn } from '../support/sessions';
import { MARKS, victimIn } from '../support/victim';

/** `app/[locale]/(public)/register/[step]/page.tsx` → `/[locale]/register/[step]`, for those that name something. */
const DYNAMIC = globSync('app/**/{page.tsx,route.ts}')
  .map((file) =>
    file
      .replace(/^app/, '')
      .replace(/\/(page\.tsx|route\.ts)$/, '')
      .replace(/\/\([^)]*\)/g, ''),
  )
  .filter((path) => /\[(?!locale\])/.test(path));

test('no address that names somebody or something is without a word on who may open it', () => {
  expect(DYNAMIC.filter((path) => FOREIGN_PAGES[path] === undefined)).toEqual([]);
  expect(Object.keys(FOREIGN_PAGES).filter((path) => !DYNAMIC.includes(path))).toEqual([]);
});

const WHO: { who: string; roles: Role[]; countries?: string[] }[] = [
  { who: 'another delegate', roles: [] },
  ...ROLES.map((role) => ({ who: role, roles: [role] })),
  { who: 'a reviewer of other countries', roles: ['reviewer'], countries: ['IN'] },
];

test('another’s record, letter, file and code open by their address to whom the matrix says, and are not there for a reviewer of others', async ({
  request,
  database,
}) => {
  test.setTimeout(180_000);
  const victim = await victimIn(openHouse(database));
  const faults: string[] = [];
  for (const { who, roles, countries } of WHO) {
    const { actor, cookie } = await signIn(database, `${who.replaceAll(' ', '-')}@people.example.org`, roles);
    if (countries)
      await database.db.update(staffRole).set({ countries }).where(eq(staffRole.userId, actor.userId));
    const headers = { cookie: `${cookie.name}=${cookie.value}` };
    const open = (address: string) => request.get(address, { headers, maxRedirects: 0 });
    for (const [path, door] of Object.entries(FOREIGN_PAGES)) {
      if ('public' in door) continue;
      const answer = await open(door.address(victim));
      const status = answer.status();
      const told = (fault: string) => faults.push(`${who} at ${path}: ${status} ${fault}`);
      const isOpen = has(actor, door.right) && !(countries && door.isOfOne);
      if (!(isOpen ? [door.organiser ?? 200, 307] : [403, 404, 405]).includes(status)) told('is no answer');
      const seen = `${await answer.text()}${JSON.stringify(answer.headers())}`;
      // A wave and a run on many open for every reviewer: with nobody in them who is out of reach.
      if ((!isOpen || countries) && MARKS.some((mark) => seen.includes(mark))) told('tells of another');
      if (status === 200 && !/no-store/.test(answer.headers()['cache-control'] ?? '')) told('may be kept');
      if (!isOpen && countries && door.isOfOne) {
        // What is out of reach looks like what does not exist.
        const nowhere = await open(door.address(victim).replaceAll(/BMF-27-\d+/g, 'BMF-27-999999'));
        if (nowhere.status() !== status) told(`and ${nowhere.status()} where nobody is`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test('a token of other countries finds nobody by a reference, decides on nobody and lists nobody', async ({
  server,
  database,
}) => {
  const house = openHouse(database);
  const { reference, approved } = await victimIn(house);
  const api = openApi(server.url, database);
  const { token } = expectOk(
    await createToken(database.scope(), {
      name: 'India',
      scopes: ['registrations:read', 'review'],
      countries: ['IN'],
    }),
  );
  const path = `/api/v1/registrations/${reference}`;
  const replies = [
    await api.get(path, { token }),
    await api.get(`/api/v1/registrations/${approved}/ticket`, { token }),
    await api.post(`${path}/decisions`, { decision: 'approve' }, { token }),
    await api.post(
      `/api/v1/registrations/${approved}/ticket`,
      { action: 'revoke', reason: 'lost' },
      { token },
    ),
  ];
  expect(replies.map(({ status, json }) => [status, json.code])).toEqual(
    replies.map(() => [404, 'NOT_FOUND']),
  );
  const many = await api.post(
    '/api/v1/decisions',
    { references: [reference], decision: 'approve' },
    { token },
  );
  expect(many.json).toEqual({ done: [], skipped: [{ reference, code: 'NOT_FOUND' }] });
  const lists = [
    await api.get('/api/v1/registrations', { token }),
    await api.get('/api/v1/registrations?q=Zyxvictim', { token }),
  ];
  for (const { json } of lists) expect(json.total).toBe(0);
  const leaked = [...replies, ...lists].filter(({ text }) => MARKS.some((mark) => text.includes(mark)));
  expect(leaked.map(({ text }) => text)).toEqual([]);
  expect((await house.row(reference)).state).toBe('submitted');
});
