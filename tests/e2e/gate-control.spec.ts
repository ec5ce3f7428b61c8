import { DAY_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { openConflicts } from '@/lib/gate/queries';
import { messagesOf } from '@/messages/load';
import { LOCALES } from '@/messages/locales';
import { enrolled, heldBack } from '../support/doors';
import { ticketHolder } from '../support/gate';
import type { House } from '../support/house';
import { expect, expectAccessible, test } from '../support/own-site';
import { gateStaff, organiser } from '../support/people';

const { gates: words, refusals } = messagesOf('en');
const PAGES = [
  '/admin/gates',
  '/admin/gates/zones',
  '/admin/gates/zones/VENUE',
  '/admin/gates/zones/gate/N1',
  '/admin/gates/devices',
  '/admin/gates/conflicts',
];

/** One ticket, admitted at two gates that could not ask. */
async function admittedTwice(house: House) {
  const { code, reference } = await ticketHolder(house);
  for (const [minutes, gate] of [
    [4, 'N1'],
    [2, 'S1'],
  ] as const) {
    const now = new Date(Date.now() - minutes * 60_000);
    const reading = { id: newId(), code, gate, direction: 'entry' as const, scannedAt: now };
    expectOk(
      await scanTicket(house.scope(gateStaff, now), { ...reading, offline: true, decided: 'welcome' }),
    );
  }
  return reference;
}

test('an organiser makes a zone with a rule and sees whom it lets in before and after it is saved', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await ticketHolder(house);
  await signIn(context, 'zones@forum.example.org', 'organiser');
  await page.goto('/admin/gates/zones');
  await page.getByText(words.zones.addZone, { exact: true }).click();
  const zone = page.locator('form').filter({ hasText: words.zones.mostInside });
  await zone.getByLabel(words.zones.key, { exact: true }).fill('hall 1');
  await zone.getByLabel('Name (English)').fill('Plenary hall');
  await zone.getByLabel('Name (Russian)').fill('Пленарный зал');
  await zone.getByRole('button', { name: words.zones.add, exact: true }).click();
  await expect(page.getByText(refusals.fields.place_key)).toBeVisible();
  await expect(zone.getByLabel('Name (English)')).toHaveValue('Plenary hall');
  await zone.getByLabel(words.zones.key, { exact: true }).fill('HALL');
  await zone.getByRole('button', { name: words.zones.add, exact: true }).click();
  await expect(page.getByRole('status')).toContainText(words.zones.added);

  await page.getByText(words.zones.addGate, { exact: true }).click();
  const door = page.locator('form').filter({ hasText: words.zones.peoplePerMinuteHelp });
  await door.getByLabel(words.zones.key, { exact: true }).fill('H1');
  await door.getByLabel('Name (English)').fill('Hall door');
  await door.getByLabel('Name (Russian)').fill('Дверь зала');
  await door.getByLabel(words.zones.leadsTo).selectOption('HALL');
  await door.getByRole('button', { name: words.zones.add, exact: true }).click();
  await expect(page.getByRole('link', { name: 'Hall door' })).toBeVisible();

  await page.getByRole('link', { name: 'Plenary hall' }).click();
  await page.getByText(words.zones.newRule, { exact: true }).click();
  await page.getByLabel('GOV\u00a0— Government').check();
  await page.getByRole('button', { name: words.zones.look }).click();
  const shown = page.getByRole('region', { name: words.zones.who });
  await expect(shown).toContainText(
    'City or regional delegation: 0 of 1 could enter. No rule names this category.',
  );
  await expect(page.getByLabel('GOV\u00a0— Government').first()).toBeChecked();
  await page.getByRole('button', { name: words.zones.save }).click();
  await expect(page.getByRole('status')).toContainText(words.zones.saved);

  await page.getByLabel(words.zones.gates, { exact: true }).selectOption('H1');
  await page.getByRole('button', { name: words.zones.ask }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Government' })).toContainText('Rule 1 lets them in.');
  await expect(page.getByRole('row').filter({ hasText: 'City or regional' })).toContainText('No rule names');

  await page.getByRole('link', { name: 'Plenary hall' }).click();
  await page.getByRole('button', { name: words.zones.remove }).click();
  await expect(page.getByRole('alert')).toContainText('1 gate leads to it');
  expect(complaints).toEqual([]);
});

test('of two organisers with one zone open the second is told what the first has set, and may save again', async ({
  page,
  context,
  signIn,
  complaints,
}) => {
  await signIn(context, 'venue@forum.example.org', 'security');
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto('/admin/gates/zones/VENUE');
  await page.getByLabel(words.zones.mostInside).fill('5000');
  await page.getByRole('button', { name: words.zones.save }).click();
  await expect(page.getByRole('status')).toContainText(words.zones.saved);
  await other.getByLabel(words.zones.mostInside).fill('4000');
  await other.getByRole('button', { name: words.zones.save }).click();
  await expect(other.getByRole('alert')).toContainText('Most people inside: 5,000');
  await expect(other.getByLabel(words.zones.mostInside)).toHaveValue('4000');
  await other.getByRole('button', { name: words.zones.save }).click();
  await expect(other.getByRole('status')).toContainText(words.zones.saved);
  expect(complaints).toEqual([]);
});

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
  await people.getByLabel(words.devices.name, { exact: true }).fill('Ivan Petrov');
  await people.getByRole('button', { name: words.devices.addNow }).click();
  await expect(people.getByRole('status').locator('code')).toHaveText(/^\d{6}$/);

  const row = page.getByRole('row').filter({ hasText: 'Tablet 1' });
  await row.getByLabel('Change Tablet 1').click();
  await row.getByLabel(words.devices.gate, { exact: true }).selectOption('S2');
  await row.getByRole('button', { name: words.devices.move }).click();
  await expect(page.getByText(words.devices.moved)).toBeVisible();
  await row.getByLabel('Revoke Tablet 1').click();
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

for (const locale of LOCALES) {
  test(`every page of the gates fits a phone and a desk and is accessible, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    await admittedTwice(house);
    await enrolled(house, { lastSeenAt: new Date(Date.now() - DAY_MS) });
    await signIn(context, `gate-pages-${locale}@forum.example.org`, 'organiser');
    for (const path of PAGES) {
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${path}?gate=N1&locale=${locale}`);
        await expectAccessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
    expect(complaints).toEqual([]);
  });
}
