import { pinHash } from '@/app/gate/_device/pin';
import { operator } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { currentEdition } from '@/lib/edition/queries';
import { gateAt, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import type { House } from '../support/house';
import { expect, expectAccessible, test } from '../support/own-site';

/** A supervisor whose PIN is 1357. */
async function addBoris(house: House): Promise<void> {
  const { id: editionId } = await currentEdition(house);
  const boris = { name: 'Boris S.', role: 'supervisor' as const, pinHash: await pinHash('1357', editionId) };
  const added = { addedAt: new Date(), addedBy: 'system:test' };
  await house.db.insert(operator).values({ id: newId(), editionId, ...boris, ...added });
}

const GIVEN = ['Ana', 'Bo', 'Cai', 'Dan'];

test('a delegation is checked in by one act, one reading for each; a supervisor’s PIN lets in against a verdict', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const delegates = [];
  for (const given of GIVEN)
    delegates.push(
      await ticketHolder(house, { nameLatin: { surname: 'Togethereva', given }, territory: 'Harbin' }),
    );
  const code = delegates[0]?.code ?? '';
  await gateAt(page, context, signIn, 'N1');
  await expect(page.locator('[data-people]')).toBeVisible();
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toBeHidden();
  await readByScanner(page, code);
  await page.getByRole('button', { name: 'Whole delegation (1 of 4 here)' }).click();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /Dan/ }).uncheck();
  await page.getByRole('button', { name: 'Admit all 2 ticked' }).click();
  await expect(page.getByText('2 people admitted, nobody to the help desk')).toBeVisible();
  await expect(page.getByText('3 of 4 here')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();

  await addBoris(house);
  await expect(page.getByText('Who is at the gate?')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('PIN').fill('0000');
  await page.getByLabel('PIN').press('Enter');
  await expect(page.getByText('No one has this PIN')).toBeVisible();
  await page.getByLabel('PIN').fill('1357');
  await page.getByLabel('PIN').press('Enter');
  await expect(page.getByRole('button', { name: /Boris S/ })).toBeVisible();

  await readByScanner(page, code);
  await page.getByRole('button', { name: 'Let in against the verdict' }).click();
  await expectAccessible(page);
  await page.getByLabel('PIN of a supervisor').fill('1357');
  await page.getByLabel('PIN of a supervisor').press('Enter');
  await expect(page.getByText('Say why in a few words.')).toBeVisible();
  await page.getByLabel('Reason').fill('The exit was not read');
  await page.getByLabel('PIN of a supervisor').fill('1357');
  await page.getByLabel('PIN of a supervisor').press('Enter');
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit_with_action');
  await expect(page.getByText('let in by a supervisor')).toBeVisible();
});

test('a kiosk reads codes without anybody’s PIN, finds nobody by name and shows no list', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code } = await ticketHolder(house, { nameLatin: { surname: 'Kioskova', given: 'Kira' } });
  await addBoris(house);
  await gateAt(page, context, signIn, 'N1');
  await page.goto('/gate?kiosk');
  await expect(page.locator('[data-people]')).toBeVisible();
  await page.keyboard.type('Kiosk', { delay: 40 });
  await expect(page.getByText('Show your code')).toBeVisible();
  await expect(page.getByRole('button', { name: /Kioskova/ })).toBeHidden();
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  await expect(page.locator(VERDICT)).toBeHidden();
  await expect(page.getByText('Kioskova')).toBeHidden();
  await expectAccessible(page);
});
