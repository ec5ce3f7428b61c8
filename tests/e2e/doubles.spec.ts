import type { Page } from '@playwright/test';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { lookForDoubles } from '@/lib/identity/looking';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES, type Locale } from '@/messages/locales';
import { recordOf } from '../support/desk';
import type { House } from '../support/house';
import { application, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const wordsOf = (locale: Locale) => messagesOf(locale).identity;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
let running = 0;
/** A surname that nobody else has: names in Latin letters have no digits. */
const surname = () =>
  `Zy${[...`${Date.now()}${++running}`].map((digit) => LETTERS[Number(digit) * 2]).join('')}`;

async function two(house: House, own: Record<string, unknown> = {}) {
  const name = { surname: surname(), given: 'Alexei' };
  const phone = () => `+86 10 ${String(Date.now()).slice(-6)}${10 + (++running % 80)}`;
  const come = async (more: Record<string, unknown>) =>
    house.submit(
      application({
        nameLatin: name,
        phone: phone(),
        email: `double-${surname()}@people.example.org`,
        ...more,
      }),
      undefined,
      new Date(),
    );
  const first = await come({ position: 'Mayor' });
  const second = await come({ position: 'Deputy mayor', ...own });
  await lookForDoubles(house.scope(system('test'), new Date()), [first.id, second.id]);
  return { name, first, second, address: `/admin/doubles/${first.reference}/${second.reference}` };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

for (const locale of DESK_LOCALES) {
  const words = wordsOf(locale);

  test(`two applications are compared and joined, the better standing stays, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { first, second, name } = await two(house);
    expectOk(await decide(house.scope(organiser, new Date()), second.reference, { decision: 'approve' }));
    await signIn(context, `joining-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`${recordOf(first.reference)}?locale=${locale}`);
    const notice = page.getByRole('region', { name: words.record.title });
    await expect(notice).toContainText(second.reference);
    await expect(notice).toContainText(words.reasons.name);
    await expectAccessible(page);
    await notice.getByRole('link').click();
    await expect(heading(page)).toHaveText(words.compare.title);
    await expectAccessible(page);
    // Suggested to stay is who is approved; the reviewer keeps the first all the same, with the other's position.
    await page.getByRole('radio', { name: first.reference }).first().check();
    await page.locator('[name="take.position"][value=second]').check();
    await page.getByRole('checkbox', { name: words.compare.same.tell }).check();
    await page.getByRole('button', { name: words.compare.same.submit }).click();
    await page.waitForURL(`**${recordOf(first.reference)}?taken=merge`);
    await expect(page.locator('main')).toContainText(second.reference);
    expect(await house.row(first.reference)).toMatchObject({
      state: 'approved',
      position: 'Deputy mayor',
      surnameLatin: name.surname,
    });
    expect((await house.row(second.reference)).state).toBe('cancelled');
    expect(await ticketOf(house, first.id)).toMatchObject({ status: 'active' });
    await page.goto(recordOf(second.reference));
    await page.getByRole('main').getByRole('link', { name: first.reference }).first().click();
    await expect(heading(page)).toContainText(name.surname);
    await page.goto(`/admin/registrations?q=${second.reference}`);
    await expect(page.getByRole('main')).toContainText(first.reference);
    await page.goto('/admin/doubles?view=merged');
    await expect(page.getByRole('main')).toContainText(second.reference);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
}

test('two are held to be different people from the list, and asked about again', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const words = wordsOf('en');
  const { first, second, address } = await two(house);
  await signIn(context, 'different@forum.example.org', 'organiser');
  await page.goto('/admin/doubles?locale=en');
  await expect(heading(page)).toHaveText(words.list.title);
  await expectAccessible(page);
  const both = words.list.comparePair
    .replace('{first}', first.reference)
    .replace('{second}', second.reference);
  await page.getByRole('link', { name: both }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(words.compare.different.note).fill('Father and son');
  await page.getByRole('button', { name: words.compare.different.submit }).click();
  await expect(page.getByRole('status').first()).toContainText(words.compare.marked);
  await expect(page.getByRole('main')).toContainText('Father and son');
  await page.goto('/admin/doubles');
  await expect(page.getByRole('link', { name: both })).toHaveCount(0);
  await page.goto(address);
  await page.getByRole('button', { name: words.compare.reopen }).click();
  await expect(page.getByRole('status').first()).toContainText(words.compare.reopened);
  await expect(page.getByRole('button', { name: words.compare.same.submit })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('of two reviewers who judge the same pair the second is told, with everything as it is now', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const words = wordsOf('en');
  const { first, second, address } = await two(house);
  await signIn(context, 'second-judge@forum.example.org', 'reviewer');
  await page.goto(`${address}?locale=en`);
  expectOk(await decide(house.scope(organiser, new Date()), first.reference, { decision: 'approve' }));
  await page.getByRole('button', { name: words.compare.same.submit }).click();
  await expect(page.getByRole('alert').first()).toContainText(messagesOf('en').refusals.STATE_CHANGED);
  expect(await house.states([first.reference, second.reference])).toEqual(['approved', 'submitted']);
});

test('any two are compared by their numbers, and what are none is told', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const words = wordsOf('en');
  const { first, second } = await two(house);
  await signIn(context, 'by-hand@forum.example.org', 'reviewer');
  await page.goto('/admin/doubles?locale=en');
  await page.getByLabel(words.list.first).fill(first.reference.toLowerCase());
  await page.getByLabel(words.list.second).fill(second.reference);
  await page.getByRole('button', { name: words.list.compare }).click();
  await expect(heading(page)).toHaveText(words.compare.title);
  await page.goto(`/admin/doubles/by-hand?first=${first.reference}&second=${first.reference}`);
  await expect(page.getByRole('alert').first()).toContainText(words.list.unknown);
  const unknown = await page.goto(`/admin/doubles/${first.reference}/BMF-27-000000`);
  expect(unknown?.status()).toBe(404);
});

test('who may only look sees the pair without levers, and gate staff no page at all', async ({
  browser,
  house,
  signIn,
}) => {
  const words = wordsOf('en');
  const { address } = await two(house);
  const looking = await browser.newContext();
  await signIn(looking, 'looks-at-doubles@forum.example.org', 'viewer');
  const page = await looking.newPage();
  await page.goto(`${address}?locale=en`);
  await expect(page.getByRole('main')).toContainText(words.compare.mayNot);
  await expect(page.getByRole('main')).toContainText(words.compare.hidden);
  await expect(page.getByRole('button', { name: words.compare.same.submit })).toHaveCount(0);
  await looking.close();
  const gate = await browser.newContext();
  await signIn(gate, 'gate-at-doubles@forum.example.org', 'gate');
  expect((await gate.request.get('/admin/doubles')).status()).toBe(403);
  await gate.close();
});

test('on a phone each value names whose it is, and nothing scrolls sideways', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const { address } = await two(house);
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(context, 'compares-on-a-phone@forum.example.org', 'reviewer');
  for (const at of [address, '/admin/doubles']) {
    await page.goto(`${at}?locale=ru`);
    await expect(heading(page)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  }
});
