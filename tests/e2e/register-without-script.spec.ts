import { apply, fillSteps, freshEmail, goOn, sendOff } from '../support/form-filling';
import { expect, test } from '../support/site';

test.use({ javaScriptEnabled: false });

test('the whole application goes through without script, and the address is confirmed by its code', async ({
  page,
  house,
}) => {
  const email = freshEmail();
  const reference = await apply(page, { locale: 'ru', email, hasScript: false });
  expect((await house.row(reference)).state).toBe('submitted');
  await expect(page.locator('main')).toContainText(email);
  const { code } = await house.secretsFor(email);
  await page.locator('[name=code]').fill(code);
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(page).toHaveURL('/ru/me');
  await expect(page.locator('main')).toContainText(reference);
  expect((await house.row(reference)).emailConfirmedAt).not.toBeNull();
});

test('a refused step keeps what was typed and names each fault above and at the field', async ({ page }) => {
  await page.goto('/en/register/who');
  await page.locator('input[value=DEL]').check();
  await page.locator('[name=territory]').fill('Хабаровск');
  await goOn(page, 'en');
  await expect(page).toHaveURL(/\/en\/register\/who\?check=1/);
  await expect(page.locator('[name=territory]')).toHaveValue('Хабаровск');
  await expect(page.locator('input[value=DEL]')).toBeChecked();
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveCount(2);
  await expect(page.locator('[id="citizenship-error"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[name=territory]')).toHaveValue('Хабаровск');
});

test('a delegation is asked only of those who come with one', async ({ page }) => {
  await page.goto('/en/register/who');
  await expect(page.locator('[name=delegation]')).toBeHidden();
  await page.locator('input[value=DEL]').check();
  await expect(page.locator('[name=delegation]')).toBeVisible();
  await page.locator('input[value=MED]').check();
  await expect(page.locator('[name=delegation]')).toBeHidden();
});

test('without the consents nothing is sent, and each says so', async ({ page }) => {
  await fillSteps(page, { locale: 'en', email: freshEmail(), hasScript: false });
  for (const box of await page.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  await sendOff(page, 'en');
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
  await expect(page.locator('[id="consents.terms-error"]')).toBeVisible();
});

test('who jumps to the end is led to the first step that is not complete, and back', async ({ page }) => {
  await fillSteps(page, { locale: 'en', email: freshEmail(), hasScript: false });
  await page.goto('/en/register/contact?from=check');
  await page.locator('[name=phone]').fill('12');
  await goOn(page, 'en');
  await expect(page).toHaveURL(/contact\?check=1&from=check/);
  await page.locator('[name=phone]').fill('8 (916) 123-45-67');
  await goOn(page, 'en');
  await expect(page).toHaveURL('/en/register/consents');
  await expect(page.locator('main')).toContainText('8 (916) 123-45-67');
});
