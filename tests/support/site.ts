import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import type { Role } from '@/lib/core/actor';
import { type House, openHouse } from './house';
import { signIn as openSession } from './sessions';
import { test as base, expect } from './web';

type Site = {
  house: House;
  /** A session row and its cookie: the sign-in itself has tests of its own. */
  signIn: (context: BrowserContext, email: string, role?: Role) => Promise<void>;
  /** What the browser complained about; a test that expects a complaint empties the list. */
  complaints: string[];
};

/** The browser's view of the production server. A complaint of the browser fails the test. */
export const test = base.extend<Site>({
  house: ({ database }, use) => use(openHouse(database)),
  signIn: ({ database, baseURL }, use) =>
    use(async (context, email, role) => {
      const { cookie } = await openSession(database, email, role ? [role] : []);
      await context.addCookies([{ ...cookie, url: baseURL ?? '', httpOnly: true }]);
    }),
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    listen(page, complaints);
    await use(complaints);
    expect(complaints).toEqual([]);
  },
});

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // What failed need not be what the page is called.
    const { url } = message.location();
    if (message.type() === 'error') complaints.push(`${message.text()} (${url || page.url()})`);
  });
}

/** Nothing of a page is wider than a phone or a desk; a picture of each lies with what the test leaves behind. */
export async function expectToFit(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0);
    await page.screenshot({ path: test.info().outputPath(`${name}-${width}.png`), fullPage: true });
  }
}

/** WCAG 2.2 AA as far as a machine can judge it. */
export async function expectAccessible(page: Page): Promise<void> {
  let found = await violationsOf(page);
  // Between two states of a page it has no title for a moment; a page that never gets one waits here in vain.
  if (found.some((violation) => violation.startsWith('document-title'))) found = await violationsOf(page);
  expect(found).toEqual([]);
}

async function violationsOf(page: Page): Promise<string[]> {
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    // Nobody reads what passes, and where no frame is, nothing has to be put together in a page of its own.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(page.frames().length === 1)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

export { expect };
