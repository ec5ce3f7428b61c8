import { waitingPosition } from '@/lib/pool/list';
import { DESK_LOCALES } from '@/messages/locales';
import { applicants, deskWords, expectState, pressWhenHeard, recordOf, waitingPeople } from '../support/desk';
import { delegationKeys } from '../support/line';
import { expect, expectAccessible, test } from '../support/site';

const LIST = '/admin/waiting-list';
const personOf = (reference: string) => `${LIST}/${reference}`;

for (const locale of DESK_LOCALES) {
  const words = deskWords(locale);
  const { person } = words.waiting;

  test(`an organiser gives priority, with a reason, by keyboard, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const [first, second] = await waitingPeople(house, 2);
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
    const placeOf = async (reference: string) =>
      (await waitingPosition(house, (await house.row(reference)).id)) ?? 0;
    expect(await placeOf(second)).toBeLessThan(await placeOf(first));
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
    const [reference] = await waitingPeople(house, 1);
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
    const [reference] = await waitingPeople(house, 1);
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
    const [first, second] = await waitingPeople(house, 2, { delegation: one });
    const [stranger] = await waitingPeople(house, 1, { delegation: another });
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
    await waitingPeople(house, 1);
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
