import { decide } from '@/lib/review/commands';
import { freshEmail } from '../support/form-filling';
import { application, organiser } from '../support/people';
import { expect, test } from '../support/site';

const NAME = '张奇祥';

test.beforeEach(async ({ page, context, signIn, house }) => {
  const email = freshEmail();
  const { reference } = await house.submit(application({ email, nameNative: NAME }), undefined, new Date());
  await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' });
  await signIn(context, email);
  await page.goto('/en/me');
});

test('a ticket that was opened once opens again without a network', async ({ page, context }) => {
  await page.getByRole('link', { name: 'Open my ticket' }).click();
  await expect(page.getByRole('status')).toContainText('without a network');
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('img', { name: 'QR code of the ticket' })).toBeVisible();
  await expect(page.locator('main')).toContainText(NAME);
  const face = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  expect(face).toContain('Golos');
  const second = await context.newPage();
  await second.goto('/en/me/ticket');
  await expect(second.getByRole('img', { name: 'QR code of the ticket' })).toBeVisible();
});

test('after signing out nothing of the ticket is left on the device', async ({ page, context }) => {
  await page.goto('/en/me/ticket');
  await expect(page.getByRole('status')).toContainText('without a network');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in?out=1');
  expect(await page.evaluate(() => caches.has('ticket'))).toBe(false);
  await context.setOffline(true);
  await expect(page.goto('/en/me/ticket')).rejects.toThrow();
});
