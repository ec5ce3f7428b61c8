import { pinHash } from '@/app/gate/_device/pin';
import { badgePrint, operator } from '@/db/schema';
import { badgeOf } from '@/lib/badge/queries';
import { newId } from '@/lib/core/id';
import { currentEdition } from '@/lib/edition/queries';
import { orderBadge } from '@/lib/station/ordering';
import { messagesOf } from '@/messages/load';
import { deskWords, recordOf } from '../support/desk';
import { enrolled } from '../support/doors';
import { gateAt, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { expect, expectAccessible, test } from '../support/own-site';
import { organiser } from '../support/people';
import { openStation, printsAt, printsOf, stationAt } from '../support/station';

const { station: words, gates, gate } = messagesOf('en');

test('a first entry at the gate has its badge printed at the station, which hands it over', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const { token } = await stationAt(house, 'S1');
  await printsAt(house, 'S1', 'N1');
  const holder = await ticketHolder(house, { nameLatin: { surname: 'Stationova', given: 'Ana' } });
  const beside = await browser.newContext({ baseURL });
  const printer = await beside.newPage();
  await openStation(printer, baseURL, token);
  await expect(printer.getByText(words.pausedLead)).toBeVisible();
  await expectAccessible(printer);
  await printer.getByRole('button', { name: words.start }).click();
  await expect(printer.getByText(words.idleLead)).toBeVisible();

  await gateAt(page, context, signIn, 'N1');
  await readByScanner(page, holder.code);
  await expect(page.locator(VERDICT)).toContainText('Badge: S1');

  await expect(printer.getByRole('heading', { name: 'Ana Stationova' })).toBeVisible();
  await expect(printer.getByText(words.question)).toBeVisible();
  expect(await printsOf(printer)).toBe(1);
  await expectAccessible(printer);
  await printer.getByRole('button', { name: words.handedOver }).click();
  await expect(printer.getByText(words.idleLead)).toBeVisible();
  expect(await badgeOf(house, { id: holder.registrationId, state: 'approved' })).toMatchObject({
    state: 'collected',
  });
  expect(await house.db.$count(badgePrint)).toBe(1);
  await beside.close();
  expect(complaints).toEqual([]);
});

test('a badge that did not come out is asked about after a reload too, and printed again with another code', async ({
  page,
  context,
  baseURL,
  house,
  signIn,
  browser,
}) => {
  const { token } = await stationAt(house, 'N1');
  const { reference, registrationId, code } = await ticketHolder(house);
  const desk = await browser.newContext({ baseURL });
  const record = await desk.newPage();
  await signIn(desk, 'orders@forum.example.org', 'organiser');
  await record.goto(recordOf(reference));
  const badge = record.locator('section[aria-labelledby="badge"]');
  await badge.getByText(deskWords('en').record.badge.order, { exact: true }).click();
  await badge.getByRole('button', { name: deskWords('en').record.badge.orderNow }).click();
  await expect(badge.getByRole('status')).toContainText('Ordered. It is printed at N1');
  await expect(badge).toContainText('Waits to be printed at N1');

  await openStation(page, baseURL, token);
  await page.getByRole('button', { name: words.start }).click();
  await expect(page.getByText(words.question)).toBeVisible();
  await page.reload();
  await expect(page.getByText(words.question)).toBeVisible();
  expect(await printsOf(page)).toBe(0);
  await page.getByRole('button', { name: words.didNot }).click();
  await page.getByRole('button', { name: words.failures.paper }).click();
  await expect(page.getByText(words.failureOf.paper)).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${words.repeat}`) }).click();
  await page.getByRole('button', { name: words.start }).click();
  await expect(page.getByText(words.again)).toBeVisible();
  await expect(page.getByText(words.question)).toBeVisible();
  await page.getByRole('button', { name: words.cameOut }).click();
  const hand = page.getByRole('button', { name: new RegExp(`^${words.handedOver}: `) });
  await hand.click();
  await expect(hand).toBeHidden();
  const after = await badgeOf(house, { id: registrationId, state: 'approved' });
  expect([after.state, after.prints.length]).toEqual(['collected', 2]);
  expect(code).not.toBe('');
  await record.reload();
  await expect(badge).toContainText(deskWords('en').record.badge.state.collected);
  await badge.getByRole('button', { name: deskWords('en').record.badge.uncollect }).click();
  await expect(badge.getByRole('status')).toContainText(deskWords('en').record.badge.done.uncollected);
  await expect(badge.getByRole('button', { name: deskWords('en').record.badge.collect })).toBeVisible();
  await context.clearCookies();
  await desk.close();
});

test('whoever runs the gates sees the queue live, moves an order and cancels it', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'printing@forum.example.org', 'security');
  await page.goto('/admin/gates/printing');
  await expect(page.getByText(gates.printing.empty)).toBeVisible();
  await expectAccessible(page);
  await enrolled(house, { role: 'station', name: 'Printer 1' });
  const holder = await ticketHolder(house, { nameLatin: { surname: 'Queueva', given: 'Bo' } });

  await orderBadge(house.scope(organiser, new Date()), {
    reference: holder.reference,
    station: 'N1',
    reason: undefined,
  });
  const row = page.getByRole('row').filter({ hasText: 'Bo Queueva' });
  await expect(row).toContainText(gates.printing.phase.waiting);
  await row.locator('summary').filter({ hasText: gates.printing.move }).click();
  await row.getByLabel(gates.printing.moveTo).selectOption('S1');
  await row.getByRole('button', { name: gates.printing.moveNow }).click();
  await expect(page.getByText(gates.printing.told.move)).toBeVisible();
  await expect(page.getByText(gates.printing.noPrinter)).toBeVisible();
  await expectAccessible(page);
  await row.locator('summary').filter({ hasText: gates.printing.cancel }).click();
  await row.getByRole('button', { name: gates.printing.cancelNow }).click();
  await expect(row).toContainText(gates.printing.failure.by_hand);
  expect(complaints).toEqual([]);
});

test('a kiosk tells whoever reads the own code where the badge comes out, once and again, and prints it once', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const { token } = await stationAt(house, 'S1');
  await printsAt(house, 'S1', 'N1');
  const { code } = await ticketHolder(house, { nameLatin: { surname: 'Kioskova', given: 'Kira' } });
  await gateAt(page, context, signIn, 'N1');
  await page.goto('/gate?kiosk');
  await expect(page.locator('[data-people]')).toBeVisible();
  for (let read = 0; read < 2; read++) {
    await readByScanner(page, code);
    await expect(page.getByText(gate.kioskBadge)).toBeVisible();
    await expect(page.getByText('Fetch it at S1')).toBeVisible();
    await expect(page.locator('[data-own-badge]')).toBeHidden();
  }
  await expectAccessible(page);
  const beside = await browser.newContext({ baseURL });
  const printer = await beside.newPage();
  await openStation(printer, baseURL, token);
  await printer.getByRole('button', { name: words.start }).click();
  await expect(printer.getByRole('heading', { name: 'Kira Kioskova' })).toBeVisible();
  await printer.getByRole('button', { name: words.cameOut }).click();
  await expect(printer.getByText(words.idleLead)).toBeVisible();
  expect(await house.db.$count(badgePrint)).toBe(1);
  await beside.close();
  expect(complaints).toEqual([]);
});

test('where people have a PIN, a station shows nobody and prints nothing before it knows who stands there', async ({
  page,
  baseURL,
  house,
  complaints,
}) => {
  const { token } = await stationAt(house, 'N1');
  const { reference } = await ticketHolder(house, { nameLatin: { surname: 'Lockova', given: 'Ana' } });
  const order = { reference, station: 'N1', reason: undefined };
  await orderBadge(house.scope(organiser, new Date()), order);
  const { id: editionId } = await currentEdition(house);
  const own = { role: 'gate' as const, pinHash: await pinHash('2468', editionId) };
  const added = { addedAt: new Date(), addedBy: 'system:test' };
  await house.db.insert(operator).values({ id: newId(), editionId, name: 'Boris S.', ...own, ...added });
  await openStation(page, baseURL, token);
  await expect(page.getByText(gate.lockedTitle)).toBeVisible();
  await expect(page.getByText('Ana Lockova')).toBeHidden();
  await expectAccessible(page);
  await page.getByLabel(gate.pin).fill('2468');
  await page.getByLabel(gate.pin).press('Enter');
  await expect(page.getByText('Ana Lockova')).toBeVisible();
  await page.getByRole('button', { name: words.start }).click();
  await expect(page.getByText(words.question)).toBeVisible();
  await page.getByRole('button', { name: /Boris S/ }).click();
  await expect(page.getByText(gate.lockedTitle)).toBeVisible();
  expect(await printsOf(page)).toBe(1);
  expect(complaints).toEqual([]);
});
