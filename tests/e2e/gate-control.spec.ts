import { deviceEnrolment } from '@/db/schema';
import { DAY_MS } from '@/lib/core/clock';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { admittedTwice, enrolled } from '../support/doors';
import { ticketHolder } from '../support/gate';
import { expect, expectAccessible, test } from '../support/own-site';

const { gates: words, refusals } = messagesOf('en');
const PAGES = [
  '/admin/gates',
  '/admin/gates/zones',
  '/admin/gates/zones/VENUE',
  '/admin/gates/zones/gate/N1',
  '/admin/gates/devices',
  '/admin/gates/conflicts',
];

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

  await page.locator('#who-gate').selectOption('H1');
  await page.getByRole('button', { name: words.zones.ask }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Government' })).toContainText('Rule 1 lets them in.');
  await expect(page.getByRole('row').filter({ hasText: 'City or regional' })).toContainText('No rule names');

  await page.getByRole('link', { name: 'Plenary hall' }).click();
  await page.getByRole('button', { name: words.zones.remove }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('1 gate leads to it');
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
  await expect(other.getByRole('main').getByRole('alert')).toContainText('Most people inside: 5,000');
  await expect(other.getByLabel(words.zones.mostInside)).toHaveValue('4000');
  await other.getByRole('button', { name: words.zones.save }).click();
  await expect(other.getByRole('status')).toContainText(words.zones.saved);
  expect(complaints).toEqual([]);
});

test('a double click makes one code, and a code that waits is withdrawn by two presses', async ({
  page,
  context,
  house,
  signIn,
}) => {
  await signIn(context, 'codes-of-devices@forum.example.org', 'organiser');
  await page.goto('/admin/gates/devices');
  const offer = page.getByRole('region', { name: words.devices.offer });
  await offer.getByLabel(words.devices.name, { exact: true }).fill('Tablet 7');
  await page.getByRole('button', { name: words.devices.offerNow }).dblclick();
  await expect(page.getByRole('img', { name: 'QR code that enrols Tablet 7' })).toBeVisible();
  await expect(page.getByText(/^Tablet 7, gate N1, until/)).toHaveCount(1);
  expect(await house.db.$count(deviceEnrolment)).toBe(1);
  await page.getByLabel('Withdraw the code for Tablet 7').first().click();
  await page.getByRole('button', { name: words.devices.withdrawNow }).click();
  await expect(page.getByText(words.devices.withdrawn)).toBeVisible();
  await expect(page.getByText(/^Tablet 7, gate N1, until/)).toHaveCount(0);
});

for (const locale of DESK_LOCALES) {
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
