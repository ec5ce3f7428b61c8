import { eq } from 'drizzle-orm';
import { scan } from '@/db/schema';
import { gateAt, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { application } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

test('a person is found by a name in either alphabet and under the wrong layout, and admitted', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const surname = 'Kurmangaliev';
  await ticketHolder(house, {
    nameLatin: { surname, given: 'Yerlan' },
    nameNative: 'Ерлан Курмангалиев',
    organisation: 'City of Astana',
  });
  await gateAt(page, context, signIn, 'S1');
  for (const typed of ['kurmang', 'Курманг', 'Rehvfyufk']) {
    await page.locator('[name=typed]').fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: new RegExp(surname) })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: new RegExp(surname) })).toBeHidden();
  }
  await page.keyboard.type('kurmang', { delay: 20 });
  const found = page.getByRole('button', { name: new RegExp(surname) });
  await expect(found).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(found).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
});

test('a code read while a list is shown is that code, and nobody of the list', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const listed = await ticketHolder(house, { nameLatin: { surname: 'Listedova', given: 'Olga' } });
  const read = await ticketHolder(house, { nameLatin: { surname: 'Readeva', given: 'Inna' } });
  await gateAt(page, context, signIn, 'N1');
  await page.keyboard.type('Listedova', { delay: 20 });
  await expect(page.getByRole('button', { name: /Listedova/ })).toBeVisible();
  await readByScanner(page, read.code);
  await expect(page.getByText('Inna Readeva').first()).toBeVisible();
  const scans = await house.db.select().from(scan).where(eq(scan.registrationId, listed.registrationId));
  expect(scans).toEqual([]);
});

test('who is not approved is named and sent to the desk', async ({ page, context, signIn, house }) => {
  await house.submit(application({ nameLatin: { surname: 'Undecidedova', given: 'Vera' } }));
  await gateAt(page, context, signIn, 'N1');
  await page.keyboard.type('Undecidedova', { delay: 20 });
  await expect(page.getByText('under review')).toBeVisible();
  await page.getByRole('button', { name: /Undecidedova/ }).click();
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await expect(page.getByText('the registration is not approved')).toBeVisible();
  await expect(page.getByText('Vera Undecidedova').first()).toBeVisible();
});
