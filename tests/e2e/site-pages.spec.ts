import { SITE_PAGES } from '@/lib/site/rules';
import { LOCALES } from '@/messages/locales';
import { expect, expectAccessible, test } from '../support/site';

for (const locale of LOCALES) {
  test(`every page that organisers write is accessible and fits every screen, ${locale}`, async ({
    page,
    complaints,
  }) => {
    test.slow();
    for (const name of SITE_PAGES) {
      await page.goto(`/${locale}/${name}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(beyond, `${name} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
    expect(complaints).toEqual([]);
  });
}

test('in the dark the pages keep their contrast', async ({ page, complaints }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const name of SITE_PAGES) {
    await page.goto(`/ru/${name}`);
    await expectAccessible(page);
  }
  await page.goto('/en/visa?citizenship=BR');
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('on a phone without script the menu opens, leads on and says where one is', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto('/en');
  const menu = page.getByRole('navigation', { name: 'The forum’s pages' });
  await menu.getByText('Menu').click();
  await menu.getByRole('link', { name: 'Visa' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Do I need a visa?');
  await menu.getByText('Menu').click();
  await expect(menu.getByRole('link', { name: 'Visa' })).toHaveAttribute('aria-current', 'page');
  await expect(menu.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await context.close();
});

test('the answer for a citizenship is one of three, without script', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/en/visa');
  for (const [country, answer] of [
    ['BR', 'up to 90 days'],
    ['IN', 'electronic visa yourself'],
    ['EG', 'visa from a consulate'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Your citizenship' }).selectOption(country);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await expect(page.locator('#answer [aria-current]')).toContainText(answer);
  }
  await page.goto('/en/visa?citizenship=RU');
  await expect(page.getByText('Citizens of the host country need no visa.')).toBeVisible();
  for (const odd of ['XX', '%3Cscript%3E', 'CN&citizenship=IN']) {
    await page.goto(`/en/visa?citizenship=${odd}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await context.close();
});

test('the address of a question opens its answer', async ({ page, complaints }) => {
  await page.goto('/en/faq');
  await expect(page.getByText('Taking part is free of charge.')).toBeHidden();
  await page.goto('/en/faq#apply-fee');
  await expect(page.getByText('Taking part is free of charge.')).toBeInViewport();
  await expect(page.getByText('What does it cost?')).toBeInViewport();
  expect(complaints).toEqual([]);
});
