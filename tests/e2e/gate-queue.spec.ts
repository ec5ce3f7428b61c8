import { eq } from 'drizzle-orm';
import { scan } from '@/db/schema';
import { gateAt, isKept, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { expect, expectAccessible, test } from '../support/site';

test('a tab that is closed with a full queue has it again when it is opened, and brings it home', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const people = await Promise.all(Array.from({ length: 8 }, () => ticketHolder(house)));
  await gateAt(page, context, signIn, 'N1');
  await isKept(page);
  await context.setOffline(true);
  await expect(page.locator('[data-online=false]')).toBeVisible();
  for (const [at, { code }] of people.entries()) {
    await readByScanner(page, code);
    await expect(page.locator(`[data-queued="${at + 1}"]`)).toBeVisible();
  }
  await page.close();
  const again = await context.newPage();
  await again.goto('/gate');
  await expect(again.locator('[data-queued="8"]')).toBeVisible();
  // Whom the closed tab has let in is inside.
  await readByScanner(again, people[0]?.code ?? '');
  await expect(again.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await expect(again.getByText(/already in/).first()).toBeVisible();
  await context.setOffline(false);
  await expect(again.locator('[data-queued]')).toBeHidden();
  for (const { registrationId } of people.slice(1)) {
    const kept = await house.db.select().from(scan).where(eq(scan.registrationId, registrationId));
    expect(kept).toMatchObject([{ verdict: 'admit', isOffline: true }]);
  }
});

test('a full device says what to do and lets nobody in by a reading that it cannot keep', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code } = await ticketHolder(house, { nameLatin: { surname: 'Fullova', given: 'Faye' } });
  await gateAt(page, context, signIn, 'N1');
  await expect(page.locator('[data-people]')).toBeVisible();
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await context.setOffline(true);
  await expect(page.locator('[data-online=false]')).toBeVisible();
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await expect(page.getByText(/take another device/i)).toBeVisible();
  await expect(page.locator('[data-storage=full]')).toContainText('Free some space');
  await expectAccessible(page);
  // With a network the server keeps it, and its word is shown.
  await page.keyboard.press('Escape');
  await context.setOffline(false);
  await expect(page.locator('[data-online=true]')).toBeVisible();
  const other = await ticketHolder(house);
  await readByScanner(page, other.code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  expect(await house.db.$count(scan, eq(scan.registrationId, other.registrationId))).toBe(1);
});

test('a device that has no list yet never says that a code is no good', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const { code } = await ticketHolder(house, { nameLatin: { surname: 'Latecomer', given: 'Lena' } });
  await page.route('**/gate/sync', (route) => route.abort());
  await gateAt(page, context, signIn, 'N1');
  await expect(page.locator('[data-online=false]')).toBeVisible();
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await expect(page.getByText(/not in this device’s list yet/i).first()).toBeVisible();
  await expect(page.getByText(/not known/i)).toBeHidden();
  complaints.length = 0;
});
