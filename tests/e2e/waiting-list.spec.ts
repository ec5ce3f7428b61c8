import { delegation } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { setCap } from '@/lib/pool/caps';
import { waitingPosition } from '@/lib/pool/list';
import { withdraw } from '@/lib/registration/departure';
import { LOCALES } from '@/messages/locales';
import { applicants, deskWords, expectState, pressWhenHeard, recordOf } from '../support/desk';
import type { House } from '../support/house';
import { delegate, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const LIST = '/admin/waiting-list';
const personOf = (reference: string) => `${LIST}/${reference}`;

/** Some who wait, because their category is full: everybody else's seats are left alone. */
async function waiting(house: House, count: number, own: Record<string, unknown> = {}) {
  expectOk(await setCap(house.scope(organiser, new Date()), { key: 'category:NGO', size: 0 }));
  const { references } = await applicants(house, count, { category: 'NGO', ...own });
  return references as [string, string, string];
}

const delegationKeys = async (house: House) =>
  (await house.db.select().from(delegation).orderBy(delegation.key).limit(2)).map(({ key }) => key);

for (const locale of LOCALES) {
  const words = deskWords(locale);
  const { person } = words.waiting;

  test(`an organiser gives priority, with a reason, by keyboard, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const [, second] = await waiting(house, 2);
    await signIn(context, `priority-${locale}@forum.example.org`, 'organiser');
    await page.goto(`${LIST}?locale=${locale}`);
    const row = page.getByRole('row').filter({ hasText: second });
    await expect(row).toContainText(locale === 'ru' ? 'Пропускается' : 'Passed over');
    await expectAccessible(page);
    await page.getByRole('link', { name: second }).click();
    await expectAccessible(page);
    await pressWhenHeard(page, 'Alt+p');
    const form = page.getByRole('group').filter({ hasText: person.prioritiseNow });
    const submit = form.getByRole('button', { name: person.prioritiseNow });
    await form.getByLabel(person.priority, { exact: true }).selectOption('7');
    await submit.press('Enter');
    await expect(page.getByRole('alert').first()).toBeFocused();
    await expect(form.getByLabel(person.priority, { exact: true })).toHaveValue('7');
    await form.getByLabel(person.reason).fill('Выступает на открытии');
    await submit.press('Enter');
    await expect(page.getByRole('status')).toContainText(words.waiting.done.prioritise);
    expect(await waitingPosition(house, (await house.row(second)).id)).toBe(1);
    await page.goto(recordOf(second));
    await expect(page.getByRole('list', { name: words.record.history })).toContainText(
      'Выступает на открытии',
    );
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test(`overbooking is a step of its own that says what it does, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const [reference] = await waiting(house, 1);
    await signIn(context, `overbooking-${locale}@forum.example.org`, 'organiser');
    await page.goto(`${personOf(reference)}?locale=${locale}`);
    await expect(page.getByText(person.noSeat)).toBeVisible();
    await pressWhenHeard(page, 'Alt+s');
    await expect(
      page.getByText(locale === 'ru' ? /Будет \d+ лишн/ : /There will be \d+ seats? too many/),
    ).toBeVisible();
    await expectAccessible(page);
    const form = page.getByRole('group').filter({ hasText: person.overbookNow });
    await form.getByLabel(person.reason).fill('Глава делегации');
    await form.getByRole('button', { name: person.overbookNow }).press('Enter');
    await expect(page.getByRole('status')).toContainText(words.waiting.done.overbook);
    await page.goto(recordOf(reference));
    await expectState(page, house, reference, 'submitted');
    await expect(page.getByRole('list', { name: words.record.history })).toContainText(
      words.record.detail.overbooked,
    );
    expect(complaints).toEqual([]);
  });

  test(`a reviewer approves in advance, and sees the list without its levers, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const [reference] = await waiting(house, 1);
    await signIn(context, `advance-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`${recordOf(reference)}?locale=${locale}`);
    await page.getByRole('button', { name: words.decision.advance }).click();
    await expect(page.getByRole('status')).toContainText(words.record.taken.approveWaits);
    await expectState(page, house, reference, 'waitlisted');
    await expect(page.getByRole('button', { name: words.decision.advance })).toHaveCount(0);
    await expectAccessible(page);
    await page.goto(LIST);
    await expect(page.getByRole('row').filter({ hasText: reference })).toContainText(words.waiting.approved);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.goto(personOf(reference));
    await expect(page.getByText(person.organisersOnly)).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test(`people of one delegation are made a party, and of two are not, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const [one, another] = await delegationKeys(house);
    const [first, second] = await waiting(house, 2, { delegation: one });
    const [stranger] = await waiting(house, 1, { delegation: another });
    await signIn(context, `party-${locale}@forum.example.org`, 'organiser');
    const choose = async (...references: string[]) => {
      await page.goto(`${LIST}?locale=${locale}`);
      for (const reference of references) await page.locator(`input[value="${reference}"]`).check();
      await page.getByRole('button', { name: words.waiting.makeParty }).click();
      await expectAccessible(page);
      await page.locator('main form button').click();
    };
    await choose(first, stranger);
    await expect(page.getByRole('alert').first()).toBeFocused();
    await choose(first, second);
    await expect(page.getByRole('status')).toContainText(words.waiting.done.party);
    await page.goto(personOf(first));
    await expect(page.getByRole('link', { name: second })).toBeVisible();
    await pressWhenHeard(page, 'Alt+t');
    await page.getByRole('button', { name: person.dissolveNow }).click();
    await expect(page.getByRole('status')).toContainText(words.waiting.done.dissolve);
    expect(complaints).toEqual([]);
  });

  test(`a person is moved to another category, and into a full one is not, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    await waiting(house, 1);
    const { first } = await applicants(house, 1);
    await signIn(context, `moving-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`${recordOf(first)}?locale=${locale}`);
    await pressWhenHeard(page, 'Alt+m');
    const form = page.getByRole('group').filter({ hasText: words.decision.moveHelp });
    await form.getByLabel(words.record.field.category).selectOption('NGO');
    await form.getByRole('button', { name: words.decision.moveNow }).click();
    await expect(page.getByRole('alert').first()).toBeFocused();
    expect((await house.row(first)).category).toBe('DEL');
    await form.getByLabel(words.record.field.category).selectOption('MED');
    await form.getByRole('button', { name: words.decision.moveNow }).click();
    await expect(page.getByRole('status')).toContainText(words.record.taken.move);
    expect((await house.row(first)).category).toBe('MED');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
}

test('who withdrew meanwhile gets no seat, and the organiser is told', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const [reference] = await waiting(house, 1);
  const { person } = deskWords('en').waiting;
  await signIn(context, 'late@forum.example.org', 'organiser');
  await page.goto(personOf(reference));
  await pressWhenHeard(page, 'Alt+s');
  const form = page.getByRole('group').filter({ hasText: person.overbookNow });
  await form.getByLabel(person.reason).fill('Too late');
  const { email } = await house.row(reference);
  expectOk(await withdraw(house.scope(delegate(email), new Date()), reference));
  await form.getByRole('button', { name: person.overbookNow }).click();
  await expect(page.getByText(/has left the waiting list. Its state now: Withdrawn/)).toBeVisible();
  expect((await house.row(reference)).state).toBe('withdrawn');
  expect(complaints).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a place is changed, and a reason that is missing is asked for', async ({
    page,
    context,
    house,
    signIn,
  }) => {
    const [reference] = await waiting(house, 1);
    const { person, done } = deskWords('en').waiting;
    await signIn(context, 'plain@forum.example.org', 'organiser');
    await page.goto(personOf(reference));
    await page.locator('summary').filter({ hasText: person.move }).click();
    const form = page.getByRole('group').filter({ hasText: person.moveNow });
    await form.getByLabel(person.position).fill('1');
    await form.getByRole('button', { name: person.moveNow }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await form.getByLabel(person.reason).fill('By hand');
    await form.getByRole('button', { name: person.moveNow }).click();
    await expect(page.getByRole('status')).toContainText(done.move);
    expect(await waitingPosition(house, (await house.row(reference)).id)).toBe(1);
  });
});
