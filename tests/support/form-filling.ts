import type { Page } from '@playwright/test';

let running = 0;
export const freshEmail = (): string => `form-${process.pid}-${++running}@people.example.org`;

/** Picks a country in the browser's own list, or in the searching one when script has put it there. */
export async function chooseCountry(page: Page, name: string, code: string, label: string): Promise<void> {
  const field = page.locator(`[id="${name}"]`);
  const isNative = await field.evaluate((element) => element instanceof HTMLSelectElement).catch(() => false);
  if (isNative) {
    await field.selectOption(code);
    return;
  }
  const box = page.locator(`[aria-labelledby~="${name}-label"]`).first();
  await box.fill(label);
  await page.getByRole('option', { name: label, exact: true }).click();
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).click();
