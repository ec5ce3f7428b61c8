import type { Page } from '@playwright/test';
import { gateAt, isKept, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { releasedBefore } from '../support/released';
import { expect, test } from '../support/site';

const lookForRelease = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration('/gate'))?.update();
  });
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isOld: true }) && undefined);
const isOld = (page: Page) => page.evaluate(() => 'isOld' in window).catch(() => undefined);

test('a new release waits until the verdict is put aside, and then loads the gate anew', async ({
  browser,
  server,
  signIn,
  house,
}) => {
  const released = await releasedBefore(server.url);
  const context = await browser.newContext({ baseURL: released.url, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const { code, cancel } = await ticketHolder(house);
    await cancel();
    await gateAt(page, context, (into, email, role) => signIn(into, email, role), 'N1');
    await isKept(page);
    await mark(page);
    // A red verdict stays until somebody has seen it.
    await readByScanner(page, code);
    await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', /stop|help_desk/);
    released.release();
    await lookForRelease(page);
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/gate'))?.waiting?.state),
      )
      .toBe('installed');
    expect(await isOld(page)).toBe(true);
    await expect(page.locator(VERDICT)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect.poll(() => isOld(page)).toBe(false);
    await expect(page.locator('[data-people]')).toBeVisible();
    await expect(page.locator(VERDICT)).toBeHidden();
    // Between two people nothing is waited for.
    await mark(page);
    released.release();
    await lookForRelease(page);
    await expect.poll(() => isOld(page)).toBe(false);
  } finally {
    await context.close();
    await released.stop();
  }
});
