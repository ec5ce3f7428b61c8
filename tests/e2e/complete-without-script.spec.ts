import { kept } from '@/lib/vault/queries';
import { messagesOf } from '@/messages/load';
import { freshEmail } from '../support/form-filling';
import { expect, test } from '../support/own-site';
import { approved } from '../support/papers';

test('without a script a part is refused with what was typed, and saved', async ({
  browser,
  baseURL,
  signIn,
  house,
}) => {
  const { complete, refusals } = messagesOf('en');
  const { email, id } = await approved(house, { email: freshEmail() });
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signIn(context, email);
  const page = await context.newPage();
  await page.goto('/en/me/complete/document');
  await page.locator('[name=type]').selectOption('passport');
  await page.locator('[name=number]').fill('EA 1234567');
  await page.getByRole('button', { name: complete.form.save }).click();
  const summary = page.getByRole('alert').filter({ has: page.getByRole('link') });
  await expect(summary.getByRole('link')).toHaveText([
    `${complete.document.expiresOn}: ${refusals.fields.required}`,
    `${complete.document.birthDate}: ${refusals.fields.required}`,
  ]);
  await expect(page.locator('[name=number]')).toHaveValue('EA 1234567');
  for (const [name, text] of Object.entries({
    'expiresOn.day': '1',
    'expiresOn.month': '3',
    'expiresOn.year': '2051',
    'birthDate.day': '5',
    'birthDate.month': '6',
    'birthDate.year': '1987',
  }))
    await page.locator(`[name="${name}"]`).fill(text);
  await page.getByRole('button', { name: complete.form.save }).click();
  await expect(page).toHaveURL(/complete\?saved=document/);
  expect(await kept(house, id, 'birth')).toEqual({ date: '1987-06-05' });
  await context.close();
});
