import type { Page } from '@playwright/test';
import { newId } from '@/lib/core/id';
import { gateAt } from '../support/gate';
import { expect, test } from '../support/site';

/** Whether the document lets the smallest WebAssembly module there is be compiled. */
const mayCompile = (page: Page) =>
  page.evaluate(() =>
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => true,
      () => false,
    ),
  );
const staff = () => `gate-${newId()}@forum.example.org`;

test('WebAssembly runs at the gate and on no other page', async ({ page, context, signIn, complaints }) => {
  await gateAt(page, context, signIn, 'N1');
  expect(await mayCompile(page)).toBe(true);
  for (const path of ['/en', '/en/me', '/sign-in?next=/gate']) {
    await page.goto(path);
    if (new URL(page.url()).pathname === '/gate') continue;
    expect(await mayCompile(page), path).toBe(false);
  }
  complaints.length = 0;
});

test('a link to the gate brings its own policy along, and a link from it the other’s', async ({
  page,
  context,
  signIn,
  complaints,
}) => {
  await signIn(context, staff(), 'gate');
  await page.goto('/en/me');
  expect(await mayCompile(page)).toBe(false);
  complaints.length = 0;
  await page.getByRole('link', { name: 'To the gate' }).click();
  await page.waitForURL('**/gate');
  await expect(page.locator('[data-face=gate]')).toBeVisible();
  expect(await mayCompile(page)).toBe(true);
});

test('who signs in and is led to the gate has its policy, too', async ({
  page,
  browser,
  baseURL,
  signIn,
  house,
}) => {
  const email = staff();
  const elsewhere = await browser.newContext({ baseURL });
  await signIn(elsewhere, email, 'gate');
  await elsewhere.close();
  await page.goto('/sign-in?next=/gate&locale=en');
  await page.locator('[name=email]').fill(email);
  await page.getByRole('button', { name: 'Send me the code' }).click();
  await page.waitForURL('**/sign-in/code');
  const { code } = await house.secretsFor(email);
  const loaded = page.waitForEvent('load');
  await page.locator('[name=code]').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await loaded;
  await page.waitForURL('**/gate');
  await expect(page.locator('[data-face=gate]')).toBeVisible();
  expect(await mayCompile(page)).toBe(true);
});
