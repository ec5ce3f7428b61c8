import { decide } from '@/lib/review/commands';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { applicants, deskWords, expectState, pressWhenHeard, recordOf } from '../support/desk';
import { organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const listOf = (organisation: string): string => `/admin/registrations?q=${encodeURIComponent(organisation)}`;

for (const locale of DESK_LOCALES) {
  const words = deskWords(locale);

  test(`a decision counts down to its letter, and is undone meanwhile, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { first } = await applicants(house, 1);
    await signIn(context, `undoing-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`${recordOf(first)}?locale=${locale}`);
    await pressWhenHeard(page, 'Alt+a');
    await expectState(page, house, first, 'approved');
    await expect(page.getByText(words.undo.held)).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/[1-5]:\d\d/);
    await expectAccessible(page);
    await page.getByRole('button', { name: words.undo.label.approve.replace('{reference}', first) }).click();
    await expect(page.getByRole('status').getByText(words.undo.done)).toBeVisible();
    await expectState(page, house, first, 'submitted');
    await expect(page.getByText(words.undo.held)).toHaveCount(0);
    const letters = (await house.mails('approved')).filter(({ letter }) => letter?.text.includes(first));
    expect(letters.map(({ state }) => state)).toEqual(['recalled']);
    await expect(page.getByRole('list', { name: words.record.history })).not.toContainText('facts.');
    await page.goto('/admin/registrations/decisions');
    await expect(page.getByRole('listitem').filter({ hasText: first })).toContainText(words.undo.wasUndone);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test(`everybody whom the filter matches is foretold, decided, followed and undone, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { organisation, references } = await applicants(house, 5);
    const [first = ''] = references;
    await decide(house.scope(organiser, new Date()), first, { decision: 'cancel' });
    await signIn(context, `many-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`${listOf(organisation)}&locale=${locale}`);
    await page.getByRole('button', { name: words.list.selection.approveAll }).click();
    const preview = page.getByRole('region', { name: words.bulk.preview.title });
    await expect(preview.getByRole('listitem')).toHaveCount(2);
    await expect(preview).toContainText(/4/);
    await expect(preview).toContainText(words.states.cancelled);
    await expectAccessible(page);
    await page.locator('main form button').click();
    await expect(page).toHaveURL(/\/admin\/registrations\/bulk\//);
    await expect.poll(() => house.states(references)).toEqual(['cancelled', ...Array(4).fill('approved')]);
    await expect(page.getByRole('timer')).toHaveText(/[1-5]:\d\d/);
    const skipped = page.getByRole('listitem').filter({ hasText: first });
    await expect(skipped).toContainText(words.states.cancelled);
    await expectAccessible(page);
    await page.getByRole('timer').locator('xpath=ancestor::form').getByRole('button').click();
    await expect.poll(() => house.states(references)).toEqual(['cancelled', ...Array(4).fill('submitted')]);
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: /4/ })).toBeVisible();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
}

const words = deskWords('en');

test('a list that has changed since it was shown is not decided, and is shown anew', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 2);
  const [first = '', second = ''] = references;
  await signIn(context, 'undo-changed@forum.example.org', 'reviewer');
  await page.goto(listOf(organisation));
  await page.getByRole('button', { name: words.list.selection.rejectAll }).click();
  await page.getByLabel(words.bulk.reason).selectOption('other');
  await decide(house.scope(organiser, new Date()), first, { decision: 'approve' });
  await page.getByRole('button', { name: 'Reject 2 registrations' }).click();
  await expect(page.getByRole('alert').first()).toContainText('list has changed');
  expect(await house.states([first, second])).toEqual(['approved', 'submitted']);
  await expect(page.getByRole('region', { name: words.bulk.preview.title })).toContainText(
    '1 will be rejected',
  );
  await page.getByRole('button', { name: 'Reject 2 registrations' }).click();
  await expect.poll(() => house.states([first, second])).toEqual(['approved', 'rejected']);
  expect(complaints).toEqual([]);
});

test('what somebody else has decided meanwhile is not undone, and that is said', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const { first } = await applicants(house, 1);
  await signIn(context, 'undo-late@forum.example.org', 'reviewer');
  await page.goto(recordOf(first));
  await pressWhenHeard(page, 'Alt+a');
  const undo = page.getByRole('button', { name: words.undo.label.approve.replace('{reference}', first) });
  await expect(undo).toBeVisible();
  await decide(house.scope(organiser, new Date()), first, { decision: 'cancel' });
  await undo.click();
  await expect(page.getByRole('alert').first()).toContainText(messagesOf('en').refusals.STATE_CHANGED);
  expect((await house.row(first)).state).toBe('cancelled');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('many are decided and undone, the time is written out, and so is one', async ({
    page,
    context,
    house,
    signIn,
  }) => {
    const { organisation, references, first } = await applicants(house, 2);
    await signIn(context, 'plain-undo@forum.example.org', 'reviewer');
    await page.goto(listOf(organisation));
    await page.getByRole('button', { name: words.list.selection.approveAll }).click();
    await page.getByRole('button', { name: 'Approve 2 registrations' }).click();
    await expect.poll(() => house.states(references)).toEqual(['approved', 'approved']);
    await page.reload();
    await expect(page.getByRole('timer')).toHaveText(/possible until \d\d:\d\d:\d\d/);
    await page.getByRole('button', { name: 'Undo for all 2 registrations' }).click();
    await expect.poll(() => house.states(references)).toEqual(['submitted', 'submitted']);
    await page.goto(recordOf(first));
    await page.getByRole('button', { name: words.decision.approve }).click();
    await page.getByRole('button', { name: words.undo.label.approve.replace('{reference}', first) }).click();
    await expect(page.getByText(words.undo.done)).toBeVisible();
    await expectState(page, house, first, 'submitted');
  });
});
