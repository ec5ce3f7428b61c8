import { currentVersions } from '@/lib/consent/queries';
import { messagesOf } from '@/messages/load';
import { publishText } from '../support/consents';
import { consent, fillSteps, freshEmail, sendOff } from '../support/form-filling';
import { expect, expectAccessible, test } from '../support/own-site';

const words = messagesOf('en').consents;

test('a text is drafted, looked at, published and read by everybody, with its earlier version beside it', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'settler@forum.example.org', 'organiser');
  await page.goto('/admin/settings/consents');
  await page.getByRole('link', { name: words.name.terms }).click();
  await page.getByLabel('In English').fill('# Be kind\nTo everybody.');
  await page.getByLabel('In Russian').fill('');
  await page.getByRole('button', { name: words.desk.save }).click();
  await expect(page.getByLabel('In Russian')).toHaveAccessibleDescription(/./);
  await page.getByLabel('In Russian').fill('# Будьте добры\nКо всем.');
  await page.getByRole('button', { name: words.desk.save }).click();
  await expect(page.getByText(words.desk.done.saved)).toBeVisible();
  expect((await currentVersions(house)).terms).toBe(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Publish version 2 for good' }).click();
  await expect(page.getByText(words.desk.done.published)).toBeVisible();
  expect((await currentVersions(house)).terms).toBe(2);
  for (const [locale, heading, earlier] of [
    ['en', 'Be kind', 'Version 1'],
    ['ru', 'Будьте добры', 'Редакция 1'],
  ] as const) {
    await page.goto(`/${locale}/register/terms`);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: earlier }).click();
    await expect(page).toHaveURL(/version=1$/);
    await expect(page.getByRole('heading', { name: heading })).toHaveCount(0);
    await page.goto(`/${locale}/privacy`);
    await expect(page.getByRole('link', { name: earlier })).toHaveCount(6);
    await expectAccessible(page);
  }
  expect(complaints).toEqual([]);
});

test('who is about to send while a text changes is shown the new one, with the old tick gone', async ({
  page,
  house,
  complaints,
}) => {
  await fillSteps(page, { locale: 'en', email: freshEmail() });
  await consent(page);
  await publishText(house, 'terms', 'Be kind.');
  await sendOff(page, 'en');
  await expect(page.getByText(messagesOf('en').refusals.CONSENTS_CHANGED)).toBeVisible();
  await expect(page.locator('[name="consents.personalData"]')).toBeChecked();
  await expect(page.locator('[name="consents.terms"]')).not.toBeChecked();
  await expectAccessible(page);
  await page.locator('[name="consents.terms"]').check();
  await sendOff(page, 'en');
  await page.waitForURL('**/en/register/done');
  expect(complaints).toEqual([]);
});
