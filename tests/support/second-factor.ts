import type { Page } from '@playwright/test';
import { codeAt } from '@/lib/factor/rules';
import type { House } from './house';
import { expect } from './site';

/** Sets up an app on the page that is open: its secret as the page shows it, and the recovery codes that came. */
export async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const key = page.locator('dd code');
  await expect(key).toBeVisible();
  const secret = ((await key.textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Code that the app shows now').fill(codeAt(secret, new Date()));
  await page.getByRole('button', { name: 'Confirm the app' }).click();
  await expect(page.getByText('The app is set up.')).toBeVisible();
  return { secret, codes: await sheetOn(page) };
}

export async function sheetOn(page: Page): Promise<string[]> {
  const sheet = page.getByRole('region', { name: 'Your recovery codes' });
  await expect(sheet.locator('li')).toHaveCount(10);
  return (await sheet.locator('li').allTextContents()).map((code) => code.replaceAll(' ', ''));
}

/** Signs in by the letter, up to where the page asks for more. */
export async function signInByLetter(page: Page, house: House, email: string): Promise<void> {
  await page.goto('/sign-in?locale=en');
  await page.locator('[name=email]').fill(email);
  await page.getByRole('button', { name: 'Send me the code' }).click();
  await page.waitForURL('**/sign-in/code');
  const { code } = await house.secretsFor(email);
  await page.locator('[name=code]').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL('**/sign-in?out=1');
}

/** The app's code after the one that was used last: a span ahead, which is within what is taken. */
export const nextCode = (secret: string): string => codeAt(secret, new Date(Date.now() + 30_000));
