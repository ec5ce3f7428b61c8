import type { Browser, BrowserContext, Page } from '@playwright/test';
import { test as base } from '@playwright/test';
import { inviteStaff } from '@/lib/auth/invitations';
import type { Role } from '@/lib/core/actor';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { verify } from '@/lib/dashboard/verify';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES, type DeskLocale, direction, type Locale } from '@/messages/locales';
import { type ServerProcess, startServer } from '@/scripts/server/process';
import { cloneDatabase } from '../support/clone';
import { type Database, openDatabase } from '../support/database';
import { apply, freshEmail } from '../support/form-filling';
import { openHouse } from '../support/house';
import { type MailPeer, startMailPeer } from '../support/mail-peer';
import { expect, expectAccessible } from '../support/site';

type Story = { post: MailPeer; database: Database; server: ServerProcess };

/** A server with a real SMTP peer, so that what people are told comes through the mail. */
const test = base.extend<{ story: Story }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  story: async ({}, use) => {
    const [clone, post] = await Promise.all([cloneDatabase(), startMailPeer()]);
    const database = openDatabase(clone.url);
    // The story does not wait for the time in which a decision can be undone.
    await openHouse(database).settings({ decisionGraceMinutes: 0 });
    const server = await startServer(clone.url, { SMTP_URL: post.url });
    await use({ post, database, server });
    await server.stop();
    await Promise.all([database.close(), post.stop()]);
    await clone.drop();
  },
});

/** The languages of the delegate, each beside one of the staff's. */
const PAIRS = [
  ['en', 'en'],
  ['zh', 'en'],
  ['pt', 'ru'],
  ['ar', 'ru'],
] as const satisfies [Locale, DeskLocale][];

for (const [locale, staff] of PAIRS) {
  test(`the forum's whole story, from the application to the second scan (${locale}, staff ${staff})`, async ({
    browser,
    story,
  }) => {
    const [words, own] = [messagesOf(staff), messagesOf(locale)];
    const email = freshEmail();
    const [delegate, organiser, gate] = await Promise.all([
      open(browser, story, locale, { width: 390, height: 844 }),
      open(browser, story, staff, { width: 1280, height: 900 }),
      open(browser, story, staff, { width: 390, height: 844 }),
    ]);

    const reference = await test.step('a delegate applies and confirms the address', async () => {
      const { page } = delegate;
      await page.goto(`/${locale}`);
      await expect(page.locator('html')).toHaveAttribute('dir', direction(locale));
      await expectAccessible(page);
      const applied = await apply(page, { locale, email });
      await expectAccessible(page);
      const { text = '', html } = await story.post.waitFor(email);
      expect(html).toContain(`<html lang="${locale}" dir="${direction(locale)}">`);
      expect(text).toContain(own.mail.confirmation.action);
      await page.goto(linkIn(text));
      await expectAccessible(page);
      await page.getByRole('main').getByRole('button').click();
      await page.waitForURL(`**/${locale}/me`);
      await expect(page.getByRole('main')).toContainText(applied);
      await expectAccessible(page);
      return applied;
    });

    await test.step('an organiser finds the application and approves it', async () => {
      const { page } = organiser;
      await takeUp(page, story, 'organiser');
      await expect(page).toHaveURL(/\/admin$/);
      await expectTile(page, words.admin.dashboard.tile.applications.label, '1');
      await expectAccessible(page);
      await page.goto('/admin/registrations?q=zhang');
      await expectAccessible(page);
      await page.getByRole('link', { name: reference }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.admin.decision.approve }).first().click();
      await expect(page.getByRole('main')).toContainText(words.admin.states.approved);
      await page.goto('/admin');
      await expectTile(page, words.admin.dashboard.tile.approved.label, '1');
      await expectTile(page, words.admin.dashboard.tile.international.label, '1');
    });

    const code = await test.step('the delegate is told by mail, and the phone shows the code', async () => {
      const { page } = delegate;
      expect((await story.post.waitFor(email, 2)).subject).toContain(reference);
      await page.goto(`/${locale}/me/ticket`);
      await expect(page.getByRole('img', { name: own.me.ticket.qr })).toBeVisible();
      await expectAccessible(page);
      const shown = (await page.getByRole('main').textContent()) ?? '';
      return /(?:\d{4} ){5}\d{2}/.exec(shown)?.[0] ?? '';
    });

    await test.step('the gate admits once, and then says since when and where', async () => {
      const { page } = gate;
      await takeUp(page, story, 'gate');
      await page.getByRole('button', { name: /^N2/ }).click();
      // The scanner comes in place of the choice, and its title a moment after it.
      await expect(page.getByLabel(words.gate.input)).toBeVisible();
      await expect(page).toHaveTitle(/\S/);
      await expectAccessible(page);
      await scan(page, words.gate.input, code.replaceAll(' ', ''));
      await expect(page.getByText(words.gate.words.admit, { exact: true })).toBeVisible();
      await expect(page.getByText('Qixiang Zhang').first()).toBeVisible();
      await expectAccessible(page);
      await scan(page, words.gate.input, code.replaceAll(' ', ''));
      await expect(page.getByText(words.gate.words.help_desk, { exact: true })).toBeVisible();
      await expect(
        page.getByText(/(already in|уже внутри), \d\d:\d\d, (gate|проход) N2/).first(),
      ).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('the numbers have moved on the dashboard and on the public page', async () => {
      await organiser.page.goto('/admin');
      await expectTile(organiser.page, words.admin.dashboard.tile.checkedIn.label, '1');
      await delegate.page.goto(`/${locale}`);
      await expect(delegate.page.getByRole('meter').first()).toHaveAttribute('aria-valuenow', '1');
      await expect(delegate.page.getByRole('meter').nth(1)).toHaveAttribute('aria-valuenow', '1');
    });

    expect((await verify(story.database.scope(system('test')))).faults).toEqual([]);
    expect([...delegate.complaints, ...organiser.complaints, ...gate.complaints]).toEqual([]);
    expect(story.server.logs()).not.toContain(email);
    await Promise.all([delegate, organiser, gate].map(({ context }) => context.close()));
  });
}

type Visitor = { context: BrowserContext; page: Page; complaints: string[] };

async function open(
  browser: Browser,
  { server }: Story,
  locale: string,
  viewport: { width: number; height: number },
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: server.url, locale, viewport });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${page.url()})`);
  });
  return { context, page, complaints };
}

/** Staff come by a one-time link: a page with a button, then their own place. */
async function takeUp(page: Page, { database, server }: Story, role: Role): Promise<void> {
  const invited = await inviteStaff(database.scope(system('test')), { email: freshEmail(), role });
  const { pathname, search } = new URL(expectOk(invited).link);
  await page.goto(server.url + pathname + search);
  await expectAccessible(page);
  await page.getByRole('main').getByRole('button').first().click();
  await page.waitForURL(role === 'gate' ? '**/gate' : '**/admin');
}

async function scan(page: Page, label: string, code: string): Promise<void> {
  const input = page.getByLabel(label);
  await input.fill(code);
  await input.press('Enter');
}

/** The charts below link to numbers, too. */
const TILES = new RegExp(DESK_LOCALES.map((locale) => messagesOf(locale).admin.dashboard.tiles).join('|'));

const expectTile = (page: Page, label: string, number: string) =>
  expect(
    page.getByRole('region', { name: TILES }).getByRole('link', {
      name: new RegExp(`${label}.*\\b${number}\\b|\\b${number}\\b.*${label}`, 's'),
    }),
  ).toBeVisible();

const linkIn = (text: string): string => /https?:\/\/\S+confirm\?token=\S+/.exec(text)?.[0] ?? '';
