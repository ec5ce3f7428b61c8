import { clock } from '@/lib/core/clock';
import { inSession } from '../support/factor';
import { expect, expectAccessible, test } from '../support/own-site';
import { setUpApp } from '../support/second-factor';

test.use({ locale: 'en-GB' });

test('who must have a second factor is led to set one up, and nowhere else', async ({
  page,
  context,
  signIn,
  house,
  browser,
  baseURL,
  complaints,
}) => {
  const ana = await inSession(house, 'rule@forum.example.org', ['organiser'], clock.now());
  await context.addCookies([{ name: 'next-auth.session-token', value: ana.token, url: baseURL ?? '' }]);
  await page.goto('/admin/staff');
  await page.getByLabel('Required of').selectOption('desk');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Set up a second factor of your own first');
  // By the page, for the session gets another token with the proof.
  await page.goto('/admin/security');
  await setUpApp(page);
  await page.goto('/admin/staff');
  await page.getByLabel('Required of').selectOption('desk');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('It holds from the next click of each.')).toBeVisible();
  await expectAccessible(page);

  const theirs = await browser.newContext({ baseURL, locale: 'en-GB' });
  await signIn(theirs, 'led@forum.example.org', 'reviewer');
  const reviewer = await theirs.newPage();
  await reviewer.goto('/admin/registrations');
  await reviewer.waitForURL(/\/sign-in\/enrol\?next=/);
  await expect(reviewer.locator('h1')).toHaveText('Set up a second factor');
  await expectAccessible(reviewer);
  await setUpApp(reviewer);
  await reviewer.getByRole('link', { name: 'Go on' }).click();
  await reviewer.waitForURL('**/admin/registrations');
  await theirs.close();
  expect(complaints).toEqual([]);
});
