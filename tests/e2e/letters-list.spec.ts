import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import { application, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

test.use({ locale: 'en-GB' });
test('letters to many are asked for, and stand in the list of all', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { reference } = await house.submit(application(), undefined, new Date());
  expectOk(await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' }));
  await signIn(context, 'letters-many@forum.example.org', 'organiser');
  await page.goto('/admin/letters/many');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Issue \d+ letter/ }).click();
  await page.waitForURL(/\/admin\/letters\/batches\//);
  await expect(page.getByText(/letters? issued/)).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page);
  await page.goto('/admin/letters');
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
  await expectAccessible(page);
});
