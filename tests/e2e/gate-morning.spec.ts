import type { BrowserContext, Page } from '@playwright/test';
import { eq, inArray, sql } from 'drizzle-orm';
import { conflict, device, quarantine, scan } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { hashToken } from '@/lib/core/token';
import { revokeDevice } from '@/lib/device/managing';
import { gateAt, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import type { House } from '../support/house';
import { organiser } from '../support/people';
import { expect, test } from '../support/site';

const cutOff = async (page: Page, context: BrowserContext) => {
  await expect(page.locator('[data-people]')).toBeVisible();
  await context.setOffline(true);
  await expect(page.locator('[data-online=false]')).toBeVisible();
};

async function deviceIn(context: BrowserContext, house: House): Promise<string> {
  const token = (await context.cookies()).find(({ name }) => name === 'device')?.value ?? '';
  const [found] = await house.db
    .select()
    .from(device)
    .where(eq(device.tokenHash, hashToken(token)));
  if (!found) throw new Error('the browser is no device');
  return found.id;
}

test('a device that is revoked while it is cut off keeps nothing, and loses nothing', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const { code, registrationId } = await ticketHolder(house);
  await gateAt(page, context, signIn, 'N1');
  const id = await deviceIn(context, house);
  await cutOff(page, context);
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  expectOk(await revokeDevice(house.scope(organiser), id));
  await context.setOffline(false);
  await expect(
    page.getByRole('heading', { name: 'This device is no longer one of the forum’s' }),
  ).toBeVisible();
  expect(await house.db.select().from(quarantine).where(eq(quarantine.deviceId, id))).toMatchObject([
    { sent: { code, offline: true }, settledAt: null },
  ]);
  expect(await house.db.$count(scan, eq(scan.registrationId, registrationId))).toBe(0);
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'gate')))
    .toBe(false);
  // The browser tells of each answer 403.
  complaints.length = 0;
});

test('a clock that is three hours ahead changes no time at the gate', async ({
  page,
  context,
  signIn,
  house,
}) => {
  await page.addInitScript(() => {
    const AHEAD_MS = 3 * 60 * 60 * 1000;
    const Right = Date;
    window.Date = class extends Right {
      constructor(...given: []) {
        super(...(given.length > 0 ? given : ([Right.now() + AHEAD_MS] as unknown as [])));
      }
      static override now = () => Right.now() + AHEAD_MS;
    } as DateConstructor;
  });
  const { code, registrationId } = await ticketHolder(house);
  await gateAt(page, context, signIn, 'S2');
  await cutOff(page, context);
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  await context.setOffline(false);
  await expect(page.locator('[data-queued]')).toBeHidden();
  const [kept] = await house.db
    .select({ ago: sql<number>`extract(epoch FROM now() - ${scan.scannedAt})::float`, id: scan.id })
    .from(scan)
    .where(eq(scan.registrationId, registrationId));
  expect(Math.abs(kept?.ago ?? Number.NaN)).toBeLessThan(60);
  expect(await house.db.$count(conflict, eq(conflict.registrationId, registrationId))).toBe(0);
});

test('two gates without a network read two hundred: all come home, once, and who came in at both is seen', async ({
  browser,
  baseURL,
  signIn,
  house,
}) => {
  test.setTimeout(180_000);
  const EACH = 100;
  const BOTH = 10;
  const people: Awaited<ReturnType<typeof ticketHolder>>[] = [];
  for (let made = 0; made < 2 * EACH - BOTH; made += 1) people.push(await ticketHolder(house));
  const [north, south] = await Promise.all(
    ['N1', 'S1'].map(async (gate) => {
      const context = await browser.newContext({ baseURL });
      const page = await context.newPage();
      await gateAt(page, context, signIn, gate);
      await expect(page.locator('[data-people]')).toBeVisible();
      await cutOff(page, context);
      return { page, context };
    }),
  );
  if (!north || !south) throw new Error('there are two gates');
  const read = async (page: Page, some: typeof people) => {
    for (const { code } of some) {
      await page.keyboard.insertText(code);
      await page.keyboard.press('Enter');
    }
    await expect(page.locator(`[data-queued="${some.length}"]`)).toBeVisible();
  };
  await Promise.all([read(north.page, people.slice(0, EACH)), read(south.page, people.slice(-EACH))]);
  // Closed with everything still on it, and opened again.
  await south.page.close();
  south.page = await south.context.newPage();
  await south.page.goto('/gate');
  await expect(south.page.locator(`[data-queued="${EACH}"]`)).toBeVisible();
  for (const { page, context } of [north, south]) {
    await context.setOffline(false);
    await expect(page.locator('[data-queued]')).toBeHidden({ timeout: 30_000 });
  }
  const ids = people.map(({ registrationId }) => registrationId);
  const kept = await house.db.select().from(scan).where(inArray(scan.registrationId, ids));
  expect(kept).toHaveLength(2 * EACH);
  expect(new Set(kept.map(({ registrationId }) => registrationId)).size).toBe(people.length);
  expect(kept.every(({ verdict, isOffline }) => verdict === 'admit' && isOffline)).toBe(true);
  const found = await house.db.select().from(conflict).where(inArray(conflict.registrationId, ids));
  expect(found.map(({ kind }) => kind)).toEqual(Array.from({ length: BOTH }, () => 'admitted_twice'));
  for (const { context } of [north, south]) await context.close();
});
