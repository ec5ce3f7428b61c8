import { apply, freshEmail } from '../support/form-filling';
import { expect, test } from '../support/site';

test('reading the link of the letter confirms nobody; the button does, once', async ({
  page,
  browser,
  baseURL,
  house,
  complaints,
}) => {
  const email = freshEmail();
  const reference = await apply(page, { locale: 'ru', email });
  const { linkToken } = await house.secretsFor(email);
  const elsewhere = await browser.newContext({ baseURL });
  const phone = await elsewhere.newPage();
  await phone.goto(`/ru/confirm?token=${linkToken}`);
  await phone.reload();
  expect((await house.row(reference)).emailConfirmedAt).toBeNull();
  await phone.getByRole('button', { name: 'Подтвердить адрес' }).click();
  await phone.waitForURL('**/ru/me');
  await expect(phone.locator('main')).toContainText(reference);
  expect((await house.row(reference)).emailConfirmedAt).not.toBeNull();

  const again = await (await browser.newContext({ baseURL })).newPage();
  await again.goto(`/ru/confirm?token=${linkToken}`);
  await again.getByRole('button', { name: 'Подтвердить адрес' }).click();
  await expect(again.locator('main').getByRole('alert')).toContainText('уже использована');
  await again.getByRole('link', { name: 'Войти' }).last().click();
  await expect(again).toHaveURL('/sign-in?next=/ru/me');
  expect(complaints).toEqual([]);
});

for (const path of ['/en/confirm?token=', '/sign-in/confirm?token=', '/sign-in/invitation?token=']) {
  for (const token of ['', 'forged', 'x'.repeat(500)]) {
    test(`${path}${token.slice(0, 8)} is refused with a sentence and a way on`, async ({
      page,
      complaints,
    }) => {
      await page.goto(`${path}${token}`);
      await page.locator('main form button').click();
      await expect(page.locator('main').getByRole('alert')).toBeVisible();
      await expect(page.locator('main').getByRole('link').first()).toBeVisible();
      expect(complaints).toEqual([]);
    });
  }
}
