import { session } from '@/db/schema';
import type { Database } from '../support/database';
import { expect, expectAccessible, test } from '../support/site';

test.use({ locale: 'en-GB' });

/** As if the last proof of everybody lay an hour back; the tests before are over, and their people gone. */
const growStale = ({ db }: Database) =>
  db.update(session).set({ provedAt: new Date(Date.now() - 3_600_000) });

test('an export asks who it is when that is long ago, and goes on with what was chosen', async ({
  page,
  context,
  signIn,
  house,
  database,
  complaints,
}) => {
  const email = 'stale-export@forum.example.org';
  await signIn(context, email, 'organiser');
  await growStale(database);
  await page.goto('/admin/registrations/export?status=submitted');
  await expect(page.getByRole('link', { name: 'Confirm now' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('E-mail', { exact: true }).check();
  await page.getByLabel('CSV', { exact: false }).check();
  await page.getByRole('button', { name: 'Download' }).click();
  await page.waitForURL('**/sign-in/proof?**');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.waitForURL(/letter=/);
  await expectAccessible(page);
  const { code } = await house.secretsFor(email);
  await page.getByLabel('Six-digit code from the letter').fill(code);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.waitForURL('**/admin/registrations/export?again=1');
  await expect(page.getByLabel('E-mail', { exact: true })).toBeChecked();
  await expect(page.getByLabel('CSV', { exact: false })).toBeChecked();
  await expect(page.locator('input[name=status]')).toHaveValue('submitted');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toMatch(/^registrations-.*\.csv$/);
  expect(complaints).toEqual([]);
});

test('a form that is refused for want of a fresh proof keeps what was typed, and is sent again after it', async ({
  page,
  context,
  signIn,
  house,
  database,
  complaints,
}) => {
  const email = 'stale-typed@forum.example.org';
  await signIn(context, email, 'organiser');
  await page.goto('/admin/staff');
  await growStale(database);
  const form = page.locator('form', { has: page.locator('[name=form][value=invite]') });
  await form.getByLabel('E-mail').fill('new@forum.example.org');
  await form.getByLabel('Role').selectOption('viewer');
  await form.getByRole('button', { name: 'Make the link' }).click();
  const tab = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Confirm in a new tab' }).click();
  const proof = await tab;
  await proof.getByRole('button', { name: 'Send me a code' }).click();
  await proof.waitForURL(/letter=/);
  const { code } = await house.secretsFor(email);
  await proof.getByLabel('Six-digit code from the letter').fill(code);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await proof.waitForURL('**/admin/staff');
  await expect(form.getByLabel('E-mail')).toHaveValue('new@forum.example.org');
  await expect(form.getByLabel('Role')).toHaveValue('viewer');
  await form.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText('The link for new@forum.example.org.')).toBeVisible();
  expect(complaints).toEqual([]);
});
