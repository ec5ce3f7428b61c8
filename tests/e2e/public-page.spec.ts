import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { pool } from '@/db/schema';
import { expect, test } from '../support/web';

const PAGES = ['', '/privacy', '/accessibility'];

/** A word on the browser's console is a fault: a blocked style, a failed file, a broken hydration. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

for (const locale of ['en', 'ru']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`public pages are accessible and quiet, ${locale}, ${colorScheme}`, async ({ page }) => {
      const faults = faultsOf(page);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const path of PAGES) {
        await page.goto(`/${locale}${path}`);
        const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
        expect((await axe.analyze()).violations).toEqual([]);
      }
      expect(faults).toEqual([]);
    });
  }

  test(`nothing scrolls sideways on the narrowest screen, ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of PAGES) {
      await page.goto(`/${locale}${path}`);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond, path).toBeLessThanOrEqual(0);
    }
  });
}

test('above the fold of a phone stand name, date, place, registration and one button', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await page.goto('/ru');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.getByText('27–28').first()).toBeInViewport();
  await expect(page.getByRole('link', { name: 'Подать заявку' }).first()).toBeInViewport({ ratio: 1 });
});

test('the language switch keeps the page and works without script', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/en/privacy');
  await page.locator('summary', { hasText: 'English' }).click();
  await page.getByRole('link', { name: 'Русский' }).click();
  await expect(page).toHaveURL(/\/ru\/privacy$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Персональные данные');
  await context.close();
});

test('the first press of Tab offers the way past the header', async ({ page }) => {
  await page.goto('/en');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
});

test('the meters tell in words what they show', async ({ page, database }) => {
  // Other tests of this worker hold seats in the same forum: the counters are put back afterwards.
  const counted = await database.db.select().from(pool);
  await database.db.update(pool).set({ heldSeats: 0 });
  await page.goto('/en');
  await expect(page.getByRole('meter', { name: '0 of 5,000 seats are taken' })).toBeVisible();
  await database.db.execute(`UPDATE pool SET held_seats = 4000 WHERE key = 'domestic'`);
  await page.reload();
  await expect(page.getByRole('meter', { name: '4,000 of 5,000 seats are taken' })).toBeVisible();
  await expect(page.getByText('Others join the waiting list')).toBeVisible();
  for (const { key, heldSeats } of counted) {
    await database.db.update(pool).set({ heldSeats }).where(eq(pool.key, key));
  }
});
