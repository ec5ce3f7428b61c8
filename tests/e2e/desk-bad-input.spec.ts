import { applicants, deskWords, pressWhenHeard, recordOf } from '../support/desk';
import { expect, test } from '../support/site';

const words = deskWords('en');

test('a rejection without a reason is told at its field, with the words kept, and nothing is decided', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { first } = await applicants(house, 1);
  await signIn(context, 'no-reason@forum.example.org', 'reviewer');
  await page.goto(recordOf(first));
  await pressWhenHeard(page, 'Alt+r');
  const reject = page.getByRole('group').filter({ hasText: words.decision.rejectNow });
  await reject.getByLabel(words.decision.note).fill('There is no room');
  await reject.getByRole('button', { name: words.decision.rejectNow }).click();
  await expect(reject.getByText('Fill in this field.')).toBeVisible();
  await expect(reject.getByLabel(words.decision.note)).toHaveValue('There is no room');
  expect((await house.row(first)).state).toBe('submitted');
  expect(complaints).toEqual([]);
});

test('an address that makes no sense gives the list from its start and says so; a selection by one is nobody', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, first } = await applicants(house, 1);
  await signIn(context, 'typed-address@forum.example.org', 'reviewer');
  for (const nonsense of [
    'status=maybe',
    'country=Atlantis',
    'cursor=%00',
    'sort=sideways',
    'tag=1',
    'appliedFrom=now',
  ]) {
    await page.goto(`/admin/registrations?${nonsense}`);
    await expect(page.getByText(words.list.unknownFilter)).toBeVisible();
    await expect(page.getByRole('table')).toBeVisible();
  }
  const back = encodeURIComponent('/admin/registrations?status=maybe');
  await page.goto(`/admin/registrations/decide?decision=reject_all&back=${back}`);
  await expect(page.getByText(words.bulk.nobody, { exact: true })).toBeVisible();
  await page.goto(`/admin/registrations?q=${encodeURIComponent(organisation)}&open=..%2F..%2Fsettings`);
  await expect(page.getByRole('row').filter({ hasText: first })).toBeVisible();
  expect(complaints).toEqual([]);
});
