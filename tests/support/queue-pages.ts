import { expect, type Locator, type Page } from '@playwright/test';

/** What waits for a decision of one test's own applicants. */
export const queueOf = (organisation: string, more = '') =>
  `/admin/registrations?status=submitted&q=${encodeURIComponent(organisation)}${more}`;

/** A single key means nothing before the page's script has run. */
export async function letter(page: Page, key: string): Promise<void> {
  await expect(page.locator('html[data-letters=on]')).toBeAttached();
  await page.keyboard.press(key);
}

export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** The one beside the list, and that the list knows. */
export async function expectOpen(page: Page, reference: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`open=${reference}`));
  await expect(page.locator('main header').getByText(reference)).toBeVisible();
  await expect(page.locator('[data-row][aria-current=true]')).toHaveAttribute('href', new RegExp(reference));
}
