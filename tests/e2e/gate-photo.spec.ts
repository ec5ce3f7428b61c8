import { expectOk } from '@/lib/core/result';
import { changePhoto } from '@/lib/photo/commands';
import { cutInput } from '@/lib/photo/input';
import { gateAt, isKept, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { delegate } from '../support/people';
import { jpeg } from '../support/pictures';
import { expect, expectAccessible, expectToFit, test } from '../support/site';

const AGREES = { personalData: true, terms: true, photoIdentification: true };
const PHOTO = 'img[src^="data:image/jpeg"]';

test('the gate shows the face of who agreed, in the list, on the verdict and without a network, and initials of others', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const seen = { nameLatin: { surname: 'Facedova', given: 'Maria' }, consents: AGREES };
  const { reference, code } = await ticketHolder(house, seen);
  await ticketHolder(house, { nameLatin: { surname: 'Facelessov', given: 'Ivan' } });
  const { email } = await house.row(reference);
  const own = house.scope(delegate(email), new Date());
  expectOk(await changePhoto(own, reference, { sent: await jpeg(), cut: cutInput.parse({}) }));
  await gateAt(page, context, signIn, 'S1');
  await isKept(page);
  await page.keyboard.type('Faced', { delay: 20 });
  const found = page.getByRole('button', { name: /Facedova/ });
  await expect(found.locator(PHOTO)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type('Facelessov', { delay: 20 });
  const other = page.getByRole('button', { name: /Facelessov/ });
  await expect(other.getByText('IF')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  await page.reload();
  await readByScanner(page, code);
  const verdict = page.locator(VERDICT);
  await expect(verdict).toHaveAttribute('data-verdict', 'admit');
  await expect(verdict.locator(PHOTO)).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 'gate');
  const databases = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());
  expect(await databases()).toContain('gate-photos');
  await context.setOffline(false);
  complaints.length = 0;
});
