import type { Page } from '@playwright/test';
import { session } from '@/db/schema';
import { after, clock, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';
import { freshEmail } from '../support/form-filling';
import { application } from '../support/people';
import { signIn as openSession } from '../support/sessions';
import { expect, expectAccessible, test as site } from '../support/site';

site.use({ locale: 'en-GB' });

/** The tests of a worker share a database, one after the other: no session is left of the one before. */
const test = site.extend<{ alone: undefined }>({
  alone: [
    async ({ database }, use) => {
      await database.db.delete(session);
      await use(undefined);
    },
    { auto: true },
  ],
});

const signInByCode = async (tab: Page, email: string, code: () => Promise<string>) => {
  await tab.locator('[name=email]').fill(email);
  await tab.getByRole('button', { name: 'Send me the code' }).click();
  await tab.waitForURL('**/sign-in/code');
  await tab.locator('[name=code]').fill(await code());
  await tab.getByRole('button', { name: 'Sign in' }).click();
};

test('a session that ends in the middle of typing at the desk loses nothing: the form says so, and is sent after a new sign-in', async ({
  page,
  context,
  signIn,
  house,
  database,
  complaints,
}) => {
  const email = freshEmail();
  await signIn(context, email, 'organiser');
  await page.goto('/admin/staff');
  const form = page.locator('form', { has: page.locator('[name=form][value=invite]') });
  await form.getByLabel('E-mail').fill('new@forum.example.org');
  await form.getByLabel('Role').selectOption('viewer');
  await database.db.delete(session);
  await form.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'What you typed' }).first()).toBeVisible();
  await expect(form.getByLabel('E-mail')).toHaveValue('new@forum.example.org');
  await expectAccessible(page);
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in in a new tab' }).first().click();
  const tab = await opened;
  await signInByCode(tab, email, async () => (await house.secretsFor(email)).code);
  await tab.waitForURL('**/admin/staff');
  await page.bringToFront();
  await form.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText('The link for new@forum.example.org.')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a desk is warned before it is closed, stays by one press, and is told when it is over', async ({
  page,
  context,
  signIn,
  database,
  complaints,
}) => {
  await page.clock.install();
  await signIn(context, freshEmail(), 'organiser');
  await page.goto('/admin/staff');
  const warning = page.getByRole('alert').filter({ hasText: /sign-in ends in|no longer signed in/ });
  await expect(page.locator('h1')).toBeVisible();
  await expect(warning).toHaveCount(0);
  const age = (idleMs: number, openMs = idleMs) =>
    database.db.update(session).set({
      lastSeenAt: after(clock.now(), -idleMs),
      openedAt: after(clock.now(), -openMs),
    });
  await age(2 * HOUR_MS - 4.5 * MINUTE_MS);
  await page.clock.fastForward(2 * HOUR_MS);
  await expect(warning).toContainText('Your sign-in ends in 5 minutes.');
  await expectAccessible(page);
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toHaveCount(0);
  // Twelve hours are the end of it, whatever is pressed.
  await age(2 * MINUTE_MS, 12 * HOUR_MS - 3.5 * MINUTE_MS);
  await page.clock.fastForward(2 * HOUR_MS);
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toContainText('twelve hours have passed');
  await database.db.delete(session);
  await page.clock.fastForward(MINUTE_MS);
  await expect(warning).toContainText('You are no longer signed in.');
  await expect(warning.getByRole('link')).toHaveAttribute('href', '/sign-in?next=%2Fadmin%2Fstaff');
  expect(complaints).toEqual([]);
});

test('a delegate sees where one is signed in, signs another browser out, and then all others', async ({
  page,
  context,
  signIn,
  house,
  database,
  complaints,
}) => {
  const email = freshEmail();
  await house.submit(application({ email }), undefined, new Date());
  await signIn(context, email);
  const [own] = await database.db.select().from(session);
  const others = ['10:00', '11:00', '12:00'].map((hour) => ({
    userId: own?.userId ?? '',
    sessionToken: `other-${hour}`,
    openedAt: new Date(`2026-08-01T${hour}:00Z`),
    lastSeenAt: clock.now(),
    expires: after(clock.now(), HOUR_MS),
  }));
  await database.db.insert(session).values(others);
  await page.goto('/en/me');
  const section = page.getByRole('region', { name: 'Where you are signed in' });
  await expect(section.getByRole('listitem')).toHaveCount(4);
  await expect(section.getByText('this browser')).toHaveCount(1);
  await expectAccessible(page);
  await section.getByRole('button', { name: 'Sign out the browser' }).first().click();
  await expect(section.getByRole('status')).toContainText('That browser is signed out.');
  await expect(section.getByRole('listitem')).toHaveCount(3);
  await section.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(1);
  expect(await database.db.select({ id: session.id }).from(session)).toEqual([{ id: own?.id }]);
  expect(complaints).toEqual([]);
});

test('answers typed while the session ended are there after the sign-in, and nobody else’s', async ({
  page,
  context,
  signIn,
  house,
  database,
  complaints,
}) => {
  const email = freshEmail();
  await house.submit(application({ email }), undefined, new Date());
  const stranger = freshEmail();
  await house.submit(application({ email: stranger }), undefined, new Date());
  await signIn(context, email);
  await page.goto('/en/me/edit');
  await page.locator('[name=organisation]').fill('City Administration of Harbin');
  await database.db.delete(session);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/sign-in?next=**');
  // At a shared computer somebody else may be the next to sign in.
  const other = await openSession(database, `x${stranger}`, []);
  await context.addCookies([{ ...other.cookie, url: page.url() }]);
  await page.goto('/en/me/edit?late=1');
  await expect(page.locator('main')).not.toContainText('Harbin');
  await context.clearCookies({ name: other.cookie.name });
  await page.goto('/sign-in?next=/en/me/edit%3Flate%3D1');
  await signInByCode(page, email, async () => (await house.secretsFor(email)).code);
  await page.waitForURL('**/en/me/edit?late=1');
  await expect(page.getByRole('status')).toContainText('What you typed is still here');
  await expect(page.locator('[name=organisation]')).toHaveValue('City Administration of Harbin');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('saved');
  expect(complaints).toEqual([]);
});
