import type { Page } from '@playwright/test';
import { messagesOf } from '@/messages/load';
import { expect, expectAccessible, test } from '../support/site';

/** What stands beyond the edge of the window. */
const beyond = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map(({ tagName, textContent }) => `${tagName} ${textContent?.slice(0, 40)}`),
  );

type Spoken = 'en' | 'ru' | 'ar';

async function open(page: Page, locale: Spoken): Promise<void> {
  const { label } = messagesOf(locale).common.display;
  await page.locator('summary', { hasText: label }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('form', { name: label })).toBeVisible();
}

async function choose(page: Page, locale: Spoken, chosen: Record<string, string>): Promise<void> {
  const { display } = messagesOf(locale).common;
  for (const [name, value] of Object.entries(chosen)) {
    await page.locator(`[name="display.${name}"][value="${value}"]`).check();
  }
  await page.getByRole('button', { name: display.apply }).click();
}

for (const locale of ['ru', 'ar'] as const) {
  test(`a reader chooses letters, colours and spacing, and every page keeps to it, ${locale}`, async ({
    page,
    complaints,
  }, testInfo) => {
    const shot = (name: string) =>
      page.screenshot({ path: testInfo.outputPath(`${name}-${locale}.png`), fullPage: true });
    const { display } = messagesOf(locale).common;
    await page.goto(`/${locale}/visa?of=IN`);
    await open(page, locale);
    await expectAccessible(page);
    await shot('panel-1280');
    await choose(page, locale, { size: '150', colours: 'white', spacing: 'wide' });
    const html = page.locator('html');
    await expect(html).toHaveAttribute('data-size', '150');
    await expect(html).toHaveAttribute('data-colours', 'white');
    await expect(html).toHaveAttribute('data-spacing', 'wide');
    expect(new URL(page.url()).search).toBe('');
    for (const path of ['', '/register/who', '/accessibility', '/register']) {
      await page.goto(`/${locale}${path}`);
      await expect(html).toHaveAttribute('data-colours', 'white');
      await expectAccessible(page);
      expect(await beyond(page)).toEqual([]);
    }
    await shot('white-1280');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/${locale}`);
    expect(await beyond(page)).toEqual([]);
    await open(page, locale);
    await expectAccessible(page);
    await shot('panel-390');
    await page.getByRole('link', { name: display.reset }).click();
    await expect(html).not.toHaveAttribute('data-colours');
    expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: 'display' }));
    expect(complaints).toEqual([]);
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the panel works, and twice as large a page has no line that is cut off', async ({ page }) => {
    await page.goto('/en/faq');
    await open(page, 'en');
    await choose(page, 'en', { size: '200', colours: 'blue' });
    await expect(page.locator('html')).toHaveAttribute('data-size', '200');
    await expect(page).toHaveURL(/\/en\/faq$/);
    for (const path of ['', '/programme', '/register/who']) {
      await page.goto(`/en${path}`);
      await expect(page.locator('html')).toHaveAttribute('data-colours', 'blue');
    }
    // What nobody offers is as good as the usual.
    await page.goto('/en/faq?display.size=900&display.colours=%3Cscript%3E');
    await expect(page.locator('html')).not.toHaveAttribute('data-size');
  });
});
