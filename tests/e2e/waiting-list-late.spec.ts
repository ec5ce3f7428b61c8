import { expectOk } from '@/lib/core/result';
import { waitingPosition } from '@/lib/pool/list';
import { withdraw } from '@/lib/registration/departure';
import { deskWords, pressWhenHeard, waitingPeople } from '../support/desk';
import { delegate } from '../support/people';
import { expect, test } from '../support/site';

const personOf = (reference: string) => `/admin/waiting-list/${reference}`;

test('who withdrew meanwhile gets no seat, and the organiser is told', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const [reference] = await waitingPeople(house, 1);
  const { person } = deskWords('en').waiting;
  await signIn(context, 'too-late@forum.example.org', 'organiser');
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
    const [first, second] = await waitingPeople(house, 2);
    const { person, done } = deskWords('en').waiting;
    await signIn(context, 'list-without-script@forum.example.org', 'organiser');
    await page.goto(personOf(second));
    await page.locator('summary').filter({ hasText: person.move }).click();
    const form = page.getByRole('group').filter({ hasText: person.moveNow });
    await form.getByLabel(person.position).fill('1');
    await form.getByRole('button', { name: person.moveNow }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await form.getByLabel(person.reason).fill('By hand');
    await form.getByRole('button', { name: person.moveNow }).click();
    await expect(page.getByRole('status')).toContainText(done.move);
    // Others may have been put first meanwhile: the list is everybody's.
    const placeOf = async (reference: string) => waitingPosition(house, (await house.row(reference)).id);
    expect(await placeOf(second)).toBeLessThan((await placeOf(first)) ?? 0);
  });
});
