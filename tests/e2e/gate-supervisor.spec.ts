import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { openConflicts } from '@/lib/gate/queries';
import { messagesOf } from '@/messages/load';
import { admittedTwice, enrolled, heldBack } from '../support/doors';
import { ticketHolder } from '../support/gate';
import { expect, expectAccessible, test } from '../support/own-site';
import { gateStaff, organiser } from '../support/people';

const { gates: words, refusals } = messagesOf('en');

test('a device is offered by a QR code that is shown once, moved and revoked, and a person gets a PIN', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await enrolled(house, { name: 'Tablet 1', lastSeenAt: new Date() });
  await signIn(context, 'devices@forum.example.org', 'organiser');
  await page.goto('/admin/gates/devices');
  const offer = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: words.devices.offer }) });
  await offer.getByLabel(words.devices.name, { exact: true }).fill('Tablet 2');
  await offer.getByRole('button', { name: words.devices.offerNow }).click();
  await expect(offer.getByRole('img', { name: /Tablet 2/ })).toBeVisible();
  await expect(offer.locator('code')).toHaveText(/\/gate\/enrol#[\w-]{43}$/);
  await expectAccessible(page);
  await page.reload();
  await expect(offer.locator('code')).toHaveCount(0);
  await expect(page.getByText(/^Tablet 2, gate/)).toBeVisible();

  const people = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: words.devices.people }) });
  await people.getByLabel(words.devices.personName, { exact: true }).fill('Ivan Petrov');
  await people.getByRole('button', { name: words.devices.addNow }).click();
  await expect(people.getByRole('status').locator('code')).toHaveText(/^\d{6}$/);

  const row = page.getByRole('row').filter({ hasText: 'Tablet 1' });
  await row.getByLabel('Change Tablet 1').click();
  await row.getByLabel(words.devices.gate, { exact: true }).selectOption('S2');
  await row.getByRole('button', { name: words.devices.move }).click();
  await expect(page.getByText(words.devices.moved)).toBeVisible();
  await row.getByText(words.devices.revoke, { exact: true }).click();
  await row.getByRole('button', { name: words.devices.revokeNow }).click();
  await expect(page.getByText(words.devices.revokedDone)).toBeVisible();
  await expect(row).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a supervisor sees a double admission on the board and closes it, and takes what a revoked device sent', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const reference = await admittedTwice(house);
  const other = await ticketHolder(house);
  const { id } = await enrolled(house, { revokedAt: new Date(), revokedBy: 'system:test' });
  await heldBack(house, id, {
    id: newId(),
    code: other.code,
    gate: 'N2',
    direction: 'entry',
    scannedAt: new Date().toISOString(),
    decided: 'welcome',
  });
  await signIn(context, 'supervisor@forum.example.org', 'security');
  await page.goto('/admin/gates');
  await page.getByRole('link', { name: '2 conflicts wait for a decision.' }).click();
  const twice = page.getByRole('listitem').filter({ hasText: words.conflicts.kind.admitted_twice });
  await expect(twice).toContainText('Gate N1, entry');
  await expect(twice).toContainText('Gate S1, entry');
  await expect(twice.getByRole('link')).toHaveAttribute('href', `/admin/registrations/${reference}`);
  await expectAccessible(page);
  await twice.getByRole('button', { name: words.conflicts.close }).click();
  await expect(twice).toContainText(refusals.fields.required);
  await twice.getByLabel(words.conflicts.decide).selectOption('badge_shared');
  await twice.getByLabel(words.conflicts.note).fill('Seen at both doors');
  await twice.getByRole('button', { name: words.conflicts.close }).click();
  await expect(page.getByRole('status')).toContainText(words.conflicts.closedDone);
  await page.getByRole('button', { name: words.conflicts.take }).click();
  await expect(page.getByRole('status')).toContainText(words.conflicts.taken);
  await expect(page.getByText(words.conflicts.none)).toBeVisible();
  await expect(page.getByText('Seen at both doors')).toBeVisible();
  expect(await openConflicts(house.scope(organiser))).toBe(0);
  expect(complaints).toEqual([]);
});

test('the board follows by itself what happens at the gates', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { code } = await ticketHolder(house);
  await signIn(context, 'board@forum.example.org', 'organiser');
  await page.goto('/admin/gates');
  await expect(page.locator('[data-live]')).toBeAttached();
  await expect(page.getByText(words.board.calm)).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'N1' });
  await expect(row.getByRole('cell').nth(2)).toHaveText('0');
  const now = new Date();
  const reading = { id: newId(), code, gate: 'N1', direction: 'entry' as const, scannedAt: now };
  expectOk(await scanTicket(house.scope(gateStaff, now), reading));
  await expect(row.getByRole('cell').nth(2)).toHaveText('1', { timeout: 15_000 });
  expect(complaints).toEqual([]);
});
