import { messagesOf } from '@/messages/load';
import { apply, consent, fillSteps, freshEmail, sendOff } from '../support/form-filling';
import { expect, expectAccessible, test } from '../support/own-site';

const SOLVED = { en: 'The task is solved.', ru: 'Задача решена.' };

for (const locale of ['en', 'ru'] as const) {
  test(`in a flood the form solves its task while it is read, and nothing comes from elsewhere (${locale})`, async ({
    page,
    house,
    server,
    complaints,
  }) => {
    await house.settings({ shield: 'on' });
    const foreign: string[] = [];
    page.on('request', (request) => request.url().startsWith(server.url) || foreign.push(request.url()));
    await fillSteps(page, { locale, email: freshEmail() });
    await consent(page);
    await expect(page.getByRole('status')).toContainText(SOLVED[locale]);
    await expectAccessible(page);
    await sendOff(page, locale);
    await page.waitForURL(`**/${locale}/register/done`);
    await page.goto(`/sign-in?locale=${locale}`);
    await expect(page.getByRole('status')).toContainText(SOLVED[locale]);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test('who is faster than the machine has the form sent as soon as the task is solved, by the keyboard as well', async ({
  page,
  house,
}) => {
  await house.settings({ shield: 'on' });
  await fillSteps(page, { locale: 'en', email: freshEmail() });
  await consent(page);
  await page.reload();
  await consent(page);
  await page.getByRole('button', { name: messagesOf('en').register.send }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/en/register/done');
});

test('without a flood no task is set and no script for one is loaded', async ({ page }) => {
  const reference = await apply(page, { locale: 'en', email: freshEmail() });
  expect(reference).not.toBe('');
  await page.goto('/sign-in');
  await expect(page.locator('[name=proof]')).toHaveCount(0);
});

test('a hidden field that is filled in stops the form and says so; once more, and it goes', async ({
  page,
}) => {
  await fillSteps(page, { locale: 'ru', email: freshEmail() });
  await consent(page);
  await page.locator('[name=homepage]').evaluate((field: HTMLInputElement) => {
    field.value = 'https://shop.example';
  });
  await sendOff(page, 'ru');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'Заполнено поле, которого люди не видят',
  );
  await expect(page.locator('[name=homepage]')).toHaveValue('');
  await expect(page.locator('[name="consents.terms"]')).toBeChecked();
  await sendOff(page, 'ru');
  await page.waitForURL('**/ru/register/done');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('in a flood whoever confirms the address first needs no task', async ({ page, house }) => {
    await house.settings({ shield: 'on' });
    const email = freshEmail();
    await fillSteps(page, { locale: 'en', email, hasScript: false });
    await consent(page);
    await sendOff(page, 'en');
    await page.getByRole('link', { name: 'Sign in with a code and come back' }).click();
    await page.locator('[name=email]').fill(email);
    await page.getByRole('button', { name: 'Send me the code' }).click();
    await page.waitForURL('**/sign-in/code');
    await page.locator('[name=code]').fill((await house.secretsFor(email)).code);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/en/register/consents');
    await sendOff(page, 'en');
    await page.waitForURL('**/en/register/done');
    expect((await house.mails('received')).length).toBe(1);
  });
});
