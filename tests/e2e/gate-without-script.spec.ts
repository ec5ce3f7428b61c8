import { gateAt, ticketHolder, VERDICT } from '../support/gate';
import { expect, test } from '../support/site';

test.use({ javaScriptEnabled: false });

test('without script the gate reads codes and finds names, a page for each answer', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code } = await ticketHolder(house, { nameLatin: { surname: 'Scriptless', given: 'Ana' } });
  await gateAt(page, context, signIn, 'S2');
  await page.locator('[name=typed]').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  await expect(page.getByText('Ana Scriptless')).toBeVisible();
  // A reload posts the same form: the same reading, the same answer.
  await page.reload();
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');

  await page.locator('[name=typed]').fill('scriptless');
  await page.keyboard.press('Enter');
  // Enter asks again: it does not admit the first person of the list.
  await page.locator('[name=typed]').press('Enter');
  await expect(page.locator(VERDICT)).toBeHidden();
  await page.getByRole('button', { name: /Scriptless/ }).click();
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await expect(page.getByText(/already in, \d\d:\d\d, gate S2/)).toBeVisible();

  await page.locator('[name=typed]').fill('Nobodyov Nemo');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Nobody found/)).toBeVisible();
});
