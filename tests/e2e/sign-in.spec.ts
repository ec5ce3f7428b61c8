import { eq } from 'drizzle-orm';
import { session, user } from '@/db/schema';
import { inviteStaff } from '@/lib/auth/invitations';
import { expectOk } from '@/lib/core/result';
import { apply, freshEmail } from '../support/form-filling';
import { expect, test } from '../support/site';

test('known and unknown addresses get the same answer', async ({ page, browser, baseURL, complaints }) => {
  const known = freshEmail();
  await apply(page, { locale: 'en', email: known });
  const answers = [];
  for (const email of [known, freshEmail()]) {
    const context = await browser.newContext({ baseURL, locale: 'en-GB' });
    const stranger = await context.newPage();
    await stranger.goto('/sign-in');
    await stranger.locator('[name=email]').fill(email);
    await stranger.getByRole('button', { name: 'Send me the code' }).click();
    await stranger.waitForURL('**/sign-in/code');
    answers.push((await stranger.locator('main').textContent())?.replace(email, '…'));
    await context.close();
  }
  expect(answers[0]).toBe(answers[1]);
  expect(complaints).toEqual([]);
});

test('the code of the letter signs in and leads back to the page that was asked for', async ({
  page,
  house,
  complaints,
}) => {
  const email = freshEmail();
  await page.goto('/en/me/ticket');
  await expect(page).toHaveURL('/sign-in?next=/en/me/ticket');
  await page.locator('[name=email]').fill(` ${email.toUpperCase()} `);
  await page.getByRole('button', { name: 'Send me the code' }).click();
  await page.waitForURL('**/sign-in/code');
  const { code } = await house.secretsFor(email);
  await page.locator('[name=code]').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/en/me/ticket');
  await expect(page.locator('h1')).toContainText('no valid ticket');
  expect(complaints).toEqual([]);
});

test('a next address elsewhere is not followed', async ({ page, house, complaints }) => {
  const email = freshEmail();
  await page.goto('/sign-in?next=//evil.example/ru/me&locale=en');
  await page.locator('[name=email]').fill(email);
  await page.getByRole('button', { name: 'Send me the code' }).click();
  await page.waitForURL('**/sign-in/code');
  const { linkToken } = await house.secretsFor(email);
  await page.goto(`/sign-in/confirm?token=${linkToken}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/en/me');
  await expect(page.locator('main')).toContainText('no application with this address');
  expect(complaints).toEqual([]);
});

test('after five letters to one address the sixth has to wait, and the sentence says how long', async ({
  page,
  complaints,
}) => {
  const email = freshEmail();
  for (let letter = 1; letter <= 6; letter++) {
    await page.goto('/sign-in?locale=en');
    await page.locator('[name=email]').fill(email);
    await page.getByRole('button', { name: 'Send me the code' }).click();
    if (letter < 6) await page.waitForURL('**/sign-in/code');
  }
  await expect(page.locator('#email-error')).toContainText(/Too many tries.*Try again in \d+ minutes?\./);
  await expect(page.locator('[name=email]')).toHaveValue(email);
  expect(complaints).toEqual([]);
});

for (const [role, place] of [
  ['organiser', '/admin'],
  ['reviewer', '/admin'],
  ['gate', '/gate'],
] as const) {
  test(`an invited ${role} begins at ${place}, and the invitation works once`, async ({
    page,
    browser,
    baseURL,
    house,
  }) => {
    const { link } = expectOk(
      await inviteStaff(house.scope(undefined, new Date()), { email: freshEmail(), role }),
    );
    const { pathname, search } = new URL(link);
    await page.goto(pathname + search);
    await page.locator('main form button').click();
    await page.waitForURL(`**${place}`);
    const second = await (await browser.newContext({ baseURL })).newPage();
    await second.goto(pathname + search);
    await second.locator('main form button').click();
    await expect(second.locator('main').getByRole('alert')).toBeVisible();
  });
}

test('signing out ends the session here and in the database', async ({
  page,
  context,
  signIn,
  database,
  complaints,
}) => {
  const email = freshEmail();
  await signIn(context, email);
  await page.goto('/en/me');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in?out=1');
  await expect(page.getByRole('status')).toContainText('signed out');
  const [owner] = await database.db.select().from(user).where(eq(user.email, email));
  expect(
    await database.db
      .select()
      .from(session)
      .where(eq(session.userId, owner?.id ?? '')),
  ).toEqual([]);
  await page.goto('/en/me');
  await expect(page).toHaveURL('/sign-in?next=/en/me');
  expect(complaints).toEqual([]);
});
