import type { APIRequestContext } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { session, staffRole } from '@/db/schema';
import { after, clock, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';
import { openHouse } from '../support/house';
import { application } from '../support/people';
import { type SignedIn, signIn } from '../support/sessions';
import { expect, test } from '../support/web';

type Sent = { fetch?: boolean; touched?: boolean };
const get = (request: APIRequestContext, path: string, { cookie }: SignedIn, { fetch, touched }: Sent = {}) =>
  request.get(path, {
    maxRedirects: 0,
    headers: {
      cookie: `${cookie.name}=${cookie.value}`,
      ...(fetch && { 'sec-fetch-mode': 'cors' }),
      ...(touched && { 'x-by-hand': '1' }),
    },
  });

const people = test.extend<{ aged: (email: string, idleMs: number, openMs?: number) => Promise<SignedIn> }>({
  /** An organiser whose session is that old. */
  aged: ({ database }, use) =>
    use(async (email, idleMs, openMs = idleMs) => {
      const who = await signIn(database, email, ['organiser']);
      const now = clock.now();
      const times = { lastSeenAt: after(now, -idleMs), openedAt: after(now, -openMs) };
      await database.db.update(session).set(times).where(eq(session.userId, who.actor.userId));
      return who;
    }),
});

people('a desk left alone for two hours is closed, at every door', async ({ request, aged }) => {
  const idle = await aged('idle@people.example.org', 2 * HOUR_MS);
  expect((await get(request, '/admin', idle)).status()).toBe(307);
  expect((await get(request, '/admin/numbers', idle)).status()).toBe(401);
  const busy = await aged('busy@people.example.org', 2 * HOUR_MS - MINUTE_MS);
  expect((await get(request, '/admin', busy)).status()).toBe(200);
});

people('twelve hours after the sign-in a desk is closed, however busy', async ({ request, aged }) => {
  const long = await aged('long@people.example.org', 0, 12 * HOUR_MS);
  expect((await get(request, '/admin', long)).status()).toBe(307);
});

people(
  'what a page asks for by itself prolongs nothing; a visit and a touch do',
  async ({ request, database, aged }) => {
    const who = await aged('wall@people.example.org', HOUR_MS);
    const leftMs = async (sent: Sent) =>
      (await (await get(request, '/sign-in/standing', who, sent)).json()).leftMs as number;
    expect(await leftMs({ fetch: true })).toBeLessThan(HOUR_MS + MINUTE_MS);
    expect((await get(request, '/admin/numbers', who, { fetch: true })).status()).toBe(200);
    expect(await leftMs({ fetch: true })).toBeLessThan(HOUR_MS + MINUTE_MS);
    expect(await leftMs({ fetch: true, touched: true })).toBeGreaterThan(2 * HOUR_MS - MINUTE_MS);
    const [row] = await database.db.select().from(session).where(eq(session.userId, who.actor.userId));
    expect(row?.expires.getTime()).toBeGreaterThan(clock.now().getTime() + 2 * HOUR_MS - MINUTE_MS);
  },
);

people(
  'a session from before its person got a role does not outlive what the role allows',
  async ({ request, database }) => {
    const who = await signIn(database, 'before@people.example.org', []);
    const dayAgo = after(clock.now(), -24 * HOUR_MS);
    await database.db.update(session).set({ openedAt: dayAgo }).where(eq(session.userId, who.actor.userId));
    expect((await get(request, '/en/me', who)).status()).toBe(200);
    const granted = { role: 'viewer' as const, grantedBy: 'system:test', grantedAt: clock.now() };
    await database.db.insert(staffRole).values({ userId: who.actor.userId, ...granted });
    expect((await get(request, '/admin', who)).status()).toBe(307);
  },
);

people(
  'a cookie that somebody else put into the browser is not taken up by a sign-in',
  async ({ request, database, baseURL }) => {
    const house = openHouse(database);
    const email = 'fixed@people.example.org';
    const { reference } = await house.submit(application({ email }), undefined, clock.now());
    const planted = await signIn(database, 'planter@people.example.org', []);
    const headers = { cookie: `${planted.cookie.name}=${planted.cookie.value}`, origin: baseURL ?? '' };
    const { linkToken } = await house.secretsFor(email);
    const page = await request.get(`/en/confirm?token=${linkToken}`, { headers });
    const form = Object.fromEntries(
      [...(await page.text()).matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
        ([, name, value]) => [name ?? '', (value ?? '').replaceAll('&quot;', '"')],
      ),
    );
    const answer = await request.post(`/en/confirm?token=${linkToken}`, {
      headers,
      multipart: { ...form, token: linkToken },
      maxRedirects: 0,
    });
    const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
    const kept = cookies
      .map(({ value }) => value)
      .find((value) => value.startsWith('next-auth.session-token='));
    expect(kept, `${answer.status()} ${reference}`).toMatch(/HttpOnly; SameSite=lax$/i);
    expect(kept).not.toContain(planted.cookie.value);
    // The session that the browser had before is over, whoever may hold a copy of its token.
    const left = await database.db.select().from(session).where(eq(session.userId, planted.actor.userId));
    expect(left).toEqual([]);
  },
);
