import type { BrowserContext, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { conflict, scan } from '@/db/schema';
import { gateAt, isKept, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { expect, expectAccessible, test } from '../support/site';

const cutOff = async (page: Page, context: BrowserContext) => {
  await context.setOffline(true);
  await expect(page.locator('[data-online=false]')).toBeVisible();
};

test('without a network the gate starts, decides, keeps what it read over a reload, and brings it home', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code, registrationId } = await ticketHolder(house, {
    nameLatin: { surname: 'Offlineva', given: 'Olga' },
  });
  await gateAt(page, context, signIn, 'N1');
  await isKept(page);
  await cutOff(page, context);
  await page.reload();
  await expect(page.locator('[data-people]')).toBeVisible();
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  await expect(page.getByText('Olga Offlineva').first()).toBeVisible();
  await expect(page.locator('[data-queued="1"]')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.locator('[data-queued="1"]')).toBeVisible();
  // Nobody stands before a page that is opened anew: no verdict shows, and what was read last can be taken back.
  await expect(page.getByRole('button', { name: 'Undo Olga Offlineva' })).toBeVisible();
  await expect(page.locator(VERDICT)).toBeHidden();
  await page.keyboard.type('offlin', { delay: 60 });
  await expect(page.locator('[name=registrationId]').getByText('Olga Offlineva')).toBeVisible();
  await page.keyboard.press('Escape');
  await readByScanner(page, '11112222333344445555');
  await expect(page.getByText(/not in this device’s list yet/i)).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator('[data-queued]')).toBeHidden();
  await expect(page.locator('[data-online=true]')).toBeVisible();
  const kept = await house.db.select().from(scan).where(eq(scan.registrationId, registrationId));
  expect(kept).toMatchObject([{ verdict: 'admit', isOffline: true }]);
});

test('a reading whose answer the network loses is decided here, kept, and counted once', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const { code, registrationId } = await ticketHolder(house);
  await gateAt(page, context, signIn, 'N2');
  await expect(page.locator('[data-people]')).toBeVisible();
  // The answer is lost on its way back: the server has counted the reading already.
  await page.route('**/gate/sync', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await readByScanner(page, code);
  await expect(page.getByRole('heading', { name: 'Admit' })).toBeVisible();
  await expect(page.locator('[data-queued="1"]')).toBeVisible();
  await expect(page.locator('[data-online=false]')).toContainText(/Offline since \d\d:\d\d/);
  await expectAccessible(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.locator('[data-queued]')).toBeHidden();
  await expect(page.locator('[data-online=true]')).toBeVisible();
  const kept = await house.db.select().from(scan).where(eq(scan.registrationId, registrationId));
  expect(kept.map(({ verdict }) => verdict)).toEqual(['admit']);
  complaints.length = 0;
});

test('an admission is taken back by the device that made it, and the person may come in again', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code } = await ticketHolder(house, { nameLatin: { surname: 'Undoneva', given: 'Uma' } });
  await gateAt(page, context, signIn, 'N1');
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  await page.reload();
  await page.getByRole('button', { name: 'Undo Uma Undoneva' }).click();
  await expect(page.getByText('Taken back')).toBeVisible();
  await expect(page.locator('[data-queued]')).toBeHidden();
  await readByScanner(page, code);
  await expect(page.getByText('first entry')).toBeVisible();
});

test('one ticket at two gates that were cut off: both let the person in, and a conflict names both', async ({
  browser,
  baseURL,
  signIn,
  house,
}) => {
  const { code, registrationId } = await ticketHolder(house);
  const gates = await Promise.all(
    ['N1', 'S1'].map(async (gate) => {
      const context = await browser.newContext({ baseURL });
      const page = await context.newPage();
      await gateAt(page, context, signIn, gate);
      await expect(page.locator('[data-people]')).toBeVisible();
      return { page, context };
    }),
  );
  for (const { page, context } of gates) {
    await cutOff(page, context);
    await readByScanner(page, code);
    await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  }
  for (const { page, context } of gates) {
    await context.setOffline(false);
    await expect(page.locator('[data-queued]')).toBeHidden();
  }
  const found = await house.db.select().from(conflict).where(eq(conflict.registrationId, registrationId));
  expect(found).toMatchObject([{ kind: 'admitted_twice' }]);
  for (const { context } of gates) await context.close();
});

test('of two tabs of one device one is the gate, and the other can become it', async ({
  page,
  context,
  signIn,
}) => {
  await gateAt(page, context, signIn, 'N1');
  await expect(page.locator('[data-people]')).toBeVisible();
  const second = await context.newPage();
  await second.goto('/gate');
  await expect(second.getByText('This gate is open in another tab')).toBeVisible();
  await expectAccessible(second);
  await second.getByRole('button', { name: 'Use it here' }).click();
  await expect(second.locator('[name=typed]')).toBeVisible();
  await expect(page.getByText('This gate is open in another tab')).toBeVisible();
});

test('signing out leaves nothing of the gate in the browser', async ({ page, context, signIn }) => {
  await gateAt(page, context, signIn, 'N1');
  await isKept(page);
  await page.goto('/gate?choose');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in?out=1');
  const left = await page.evaluate(async () => ({
    isRosterKept: (await indexedDB.databases()).some(({ name }) => name === 'gate'),
    isPageKept: await caches.has('gate'),
  }));
  expect(left).toEqual({ isRosterKept: false, isPageKept: false });
});
