import { sql } from 'drizzle-orm';
import { verification } from '@/db/schema';
import { currentEdition } from '@/lib/edition/queries';
import { deskWords } from '../support/desk';
import { expect, expectAccessible, test } from '../support/own-site';
import { fromHome } from '../support/people';

const desk = deskWords('en');
const words = desk.pools;

test('a larger size is typed, looked at and saved by keyboard, and the list moves; the page follows by itself', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  await house.submit(fromHome(), undefined, new Date());
  const waiting = await house.submit(fromHome({ nameLatin: { given: 'Olga' } }), undefined, new Date());
  await signIn(context, 'pools@forum.example.org', 'organiser');
  await page.goto('/admin/pools');
  await expect(page.locator('[data-live]')).toBeAttached();
  await expectAccessible(page);
  const beside = await context.newPage();
  await beside.goto('/admin/pools');
  const inAll = beside.getByRole('meter', { name: /^All seats/ });
  await expect(inAll).toHaveAttribute('aria-valuenow', '1');

  await page.getByRole('link', { name: words.resize }).press('Enter');
  await page.waitForURL('**/pools/sizes');
  await page.getByLabel(words.field.capacity).fill('3');
  await page.getByLabel(words.field.capacity).press('Enter');
  await expect(page.getByText('Frees 2 seats. One person comes off the waiting list.')).toBeVisible();
  await expect(page.getByText('Olga', { exact: true })).toBeVisible();
  expect((await house.row(waiting.reference)).state).toBe('waitlisted');
  await expectAccessible(page);
  await page.getByLabel(words.preview.reason).fill('Hall B is open');
  await page.getByLabel(words.preview.reason).press('Enter');
  await expect(page.getByRole('status')).toContainText(words.saved);
  await expect.poll(async () => (await house.row(waiting.reference)).state).toBe('submitted');
  await expect(inAll).toHaveAttribute('aria-valuenow', '2');
  await beside.close();

  await page.goto('/admin/pools/total');
  await expect(page.getByText('Hall B is open')).toBeVisible();
  await expect(page.getByText('All seats: 1 → 3')).toBeVisible();
  await expect(page.locator('html[data-keys=on]')).toBeAttached();
  await page.keyboard.press('Alt+T');
  await expect(page.getByRole('columnheader', { name: words.past.heldColumn })).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('what is no size is told at its field and kept; the second of two organisers is told what the first saved', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'sizes@forum.example.org', 'organiser');
  await page.goto('/admin/pools/sizes');
  await page.getByLabel(words.field.capacity).fill('-5');
  await page.getByRole('button', { name: words.preview.check }).click();
  await expect(page.getByText(words.preview.notANumber)).toBeVisible();
  await expect(page.getByLabel(words.field.capacity)).toHaveValue('-5');
  await page.getByLabel(words.field.capacity).fill('900');
  await page.getByRole('button', { name: words.preview.check }).click();
  await expect(page.getByText(words.contradiction)).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel(words.field.capacity).fill('4000');
  await page.getByRole('button', { name: words.preview.check }).click();
  await expect(page.getByRole('button', { name: words.sizes.save })).toBeVisible();
  await house.settings({ capacity: 4500 });
  await page.getByRole('button', { name: words.sizes.save }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody has changed this size' })).toBeVisible();
  await expect(page.getByText('4,500 → 4,000').first()).toBeVisible();
  await page.getByRole('button', { name: words.sizes.save }).click();
  await expect(page.getByRole('status')).toContainText(words.saved);
  expect((await currentEdition(house)).capacitySeats).toBe(4000);
  expect(complaints).toEqual([]);
});

test('a cap is set, shown as overbooked and taken away, without script as well', async ({
  browser,
  baseURL,
  house,
  signIn,
}) => {
  await house.submit(fromHome({ category: 'GOV' }), undefined, new Date());
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  await signIn(plain, 'caps@forum.example.org', 'organiser');
  const page = await plain.newPage();
  await page.goto('/admin/pools');
  await page.getByRole('link', { name: words.addCap }).click();
  await page.getByLabel(words.cap.for).selectOption('category:GOV');
  await page.getByLabel(words.cap.size).fill('0');
  await page.getByRole('button', { name: words.preview.check }).click();
  await expect(page.getByText('one seat overbooked, nobody is evicted')).toBeVisible();
  await page.getByRole('button', { name: words.cap.save }).click();
  await expect(page.getByText('One seat too many is held.')).toBeVisible();
  await page.getByRole('link', { name: /^Change the cap/ }).click();
  await page.getByRole('link', { name: words.cap.remove }).click();
  await page.getByRole('button', { name: words.cap.removeNow }).click();
  await expect(page.getByText(words.caps.empty)).toBeVisible();
  await house.expectSound();
  await plain.close();
});

test('a step of the release is planned by the forum’s clock, told on the pools, and taken back', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'release@forum.example.org', 'organiser');
  await page.goto('/admin/pools/release');
  await page.getByLabel(words.release.to).fill('2000');
  await page.getByLabel(words.release.at).fill('2020-01-01T10:00');
  await page.getByRole('button', { name: words.preview.check }).click();
  await expect(page.getByText('The reserve is 1,000 now')).toBeVisible();
  await expect(page.getByText(words.release.past)).toBeVisible();
  await page.getByLabel(words.release.to).fill('400');
  await page.getByLabel(words.release.at).fill('2037-08-20T10:00');
  await page.getByRole('button', { name: words.preview.check }).click();
  await page.getByRole('button', { name: words.release.plan }).click();
  await expect(page.getByText(words.release.planned)).toBeVisible();
  const { rows } = await house.db.execute(
    sql`SELECT due_at AT TIME ZONE 'UTC' AS due, to_seats FROM reserve_release`,
  );
  expect(rows).toMatchObject([{ to_seats: 400, due: '2037-08-20 07:00:00' }]);
  await expectAccessible(page);
  await page.goto('/admin/pools');
  await expect(page.getByText(/Next step:.*20 Aug 2037/)).toBeVisible();
  await page.goto('/admin/pools/release');
  await page.getByText(words.release.ask).click();
  await page.getByRole('button', { name: words.release.sure }).click();
  await expect(page.getByText(words.release.takenBack)).toBeVisible();
  await expect(page.getByText(words.release.state.cancelled).first()).toBeVisible();
  expect((await currentEdition(house)).internationalReserveSeats).toBe(1000);
  expect(complaints).toEqual([]);
});

test('when seats are held is switched after its preview; a false count raises an alert until it is right again', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await house.submit(fromHome(), undefined, new Date());
  await signIn(context, 'switch@forum.example.org', 'organiser');
  await page.goto('/admin/settings');
  await page.getByRole('link', { name: desk.settings.switch.toApproval }).click();
  await expect(page.getByText('One undecided application gives up its seat.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: desk.settings.switch.save.approval }).click();
  await expect(page.getByText(desk.settings.heldFromNow.approval)).toBeVisible();
  await house.expectSound();

  await house.db.execute(sql`UPDATE pool SET held_seats = 1 WHERE key = 'domestic'`);
  const faults = [
    { code: 'POOL_COUNTER_DIFFERS', detail: { key: 'domestic', counted: 1, holds: 0, reserved: 0 } },
  ];
  await house.db
    .insert(verification)
    .values({ id: crypto.randomUUID(), at: new Date(), isSound: false, faults });
  await page.goto('/admin');
  await expect(page.getByText('Domestic: 1 seats are counted as held')).toBeVisible();
  await expectAccessible(page);
  const recounts = () => house.db.$count(verification);
  const before = await recounts();
  await page.getByRole('button', { name: words.recount.now }).click();
  await expect.poll(recounts).toBe(before + 1);
  await expect(page.getByText('Domestic: 1 seats are counted as held')).toBeVisible();
  await house.db.execute(sql`UPDATE pool SET held_seats = 0 WHERE key = 'domestic'`);
  await page.getByRole('button', { name: words.recount.now }).click();
  await expect(page.getByText('Domestic: 1 seats are counted as held')).toHaveCount(0);
  await page.goto('/admin/pools');
  await expect(page.getByText('everything holds')).toBeVisible();
  expect(complaints).toEqual([]);
});
