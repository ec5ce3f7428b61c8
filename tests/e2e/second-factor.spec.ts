import type { Page } from '@playwright/test';
import { authenticator } from '@/db/schema';
import { clock } from '@/lib/core/clock';
import { inSession, withApp } from '../support/factor';
import { expect, expectAccessible, namedTest as test } from '../support/own-site';
import { nextCode, setUpApp, sheetOn, signInByLetter, signOut } from '../support/second-factor';

test.use({ locale: 'en-GB' });

test('an app is set up, shows its recovery codes once, and is asked for at the next sign-in', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const email = 'app@forum.example.org';
  await signIn(context, email, 'organiser');
  await page.goto('/admin/security');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  await page.getByLabel('Code that the app shows now').fill('000000');
  await page.getByRole('button', { name: 'Confirm the app' }).click();
  await expect(page.getByRole('alert').first()).toContainText('not right');
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await expect(page.getByText('Scan the QR code below')).toBeVisible();
  await page.reload();
  const key = ((await page.locator('dd code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Code that the app shows now').fill(nextCode(key));
  await page.getByRole('button', { name: 'Confirm the app' }).click();
  await sheetOn(page);
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as a text file' }).click();
  expect((await download).suggestedFilename()).toBe('recovery-codes.txt');
  await page.reload();
  await expect(page.getByText('10 codes are left.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your recovery codes' })).toHaveCount(0);

  await signOut(page);
  // Its next code lies too far ahead in the test's time; the app's span is set back instead of waiting for it.
  await house.db.update(authenticator).set({ lastStep: 1 });
  await signInByLetter(page, house, email);
  await page.waitForURL('**/sign-in/proof');
  await expectAccessible(page);
  for (const path of ['/admin', '/admin/registrations', '/en/me', '/admin/security', '/admin/numbers']) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, path.endsWith('numbers') ? 401 : 307]);
  }
  await page.getByLabel('Six-digit code from the app').fill(nextCode(key));
  await page.getByRole('button', { name: 'Confirm' }).first().click();
  await page.waitForURL('**/admin');
  expect(complaints).toEqual([]);
});

test('a recovery code signs in instead, and says how many are left', async ({ page, house, complaints }) => {
  const email = 'recovery@forum.example.org';
  const { codes } = await withApp(house, await inSession(house, email, ['viewer'], clock.now()), clock.now());
  await signInByLetter(page, house, email);
  await page.waitForURL('**/sign-in/proof');
  await page.getByText('use a recovery code').click();
  await page.getByLabel('Recovery code, sixteen digits').fill((codes[0] ?? '').replace(/(.{4})/g, '$1 '));
  await page.locator('details').getByRole('button', { name: 'Confirm' }).click();
  await page.waitForURL('**/sign-in/recovered');
  await expect(page.locator('main')).toContainText('9 codes are left');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL('**/admin');
  expect(complaints).toEqual([]);
});

/** A device that always says yes, as Chromium plays it. */
async function virtualDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('a passkey is added by name, signs in after the letter, and is removed', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const email = 'passkey@forum.example.org';
  await signIn(context, email, 'security');
  await virtualDevice(page);
  await page.goto('/admin/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.locator('#passkey-name-error')).toBeVisible();
  await page.getByLabel('A name by which you know it').fill('Work laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await sheetOn(page);
  await expect(page.getByRole('row', { name: /Work laptop/ })).toContainText('not yet');
  await expectAccessible(page);

  await signOut(page);
  await signInByLetter(page, house, email);
  await page.waitForURL('**/sign-in/proof');
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL('**/admin');
  await page.goto('/admin/security');
  await expect(page.getByRole('row', { name: /Work laptop/ })).not.toContainText('not yet');
  await page.getByLabel('Remove the passkey Work laptop').first().click();
  await page.getByRole('button', { name: 'Remove the passkey' }).click();
  await expect(page.getByText('The passkey is removed.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Work laptop/ })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('gate staff sets up an app without script, and signs in with it', async ({
  browser,
  baseURL,
  signIn,
  house,
}) => {
  const email = 'no-script@forum.example.org';
  const context = await browser.newContext({ baseURL, locale: 'en-GB', javaScriptEnabled: false });
  await signIn(context, email, 'gate');
  const page = await context.newPage();
  await page.goto('/admin/security');
  await page.waitForURL('**/sign-in/enrol');
  const { secret } = await setUpApp(page);
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL('**/gate');
  await context.clearCookies();
  await signInByLetter(page, house, email);
  await page.waitForURL('**/sign-in/proof');
  await page.getByLabel('Six-digit code from the app').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).first().click();
  await expect(page.locator('#appCode-error')).toContainText('not right');
  await page.getByLabel('Six-digit code from the app').fill(nextCode(secret));
  await page.getByRole('button', { name: 'Confirm' }).first().click();
  await page.waitForURL('**/gate');
  await context.close();
});

test('an organiser resets the second factor of somebody who has lost it', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const lost = await inSession(house, 'lost@forum.example.org', ['reviewer'], clock.now());
  await withApp(house, lost, clock.now());
  await signIn(context, 'resets@forum.example.org', 'organiser');
  await page.goto(`/admin/staff/${lost.userId}`);
  await expect(page.locator('main')).toContainText('10 recovery codes left');
  await page.getByText('Reset the second factor…').click();
  await page.getByRole('button', { name: 'Reset it' }).click();
  await expect(page.locator('#reset-reason-error')).toBeVisible();
  await page.getByLabel('Reason').fill('The phone was stolen; I know the voice.');
  await page.getByRole('button', { name: 'Reset it' }).click();
  await expect(page.getByText('every session is ended')).toBeVisible();
  await expectAccessible(page);
  await expect(lost.now()).rejects.toThrow('ended');
  expect((await house.mails('factor_changed')).at(-1)?.letter?.subject).toBe('Your second factor was reset');
  expect(complaints).toEqual([]);
});
