import en from '@/messages/en/errors.json' with { type: 'json' };
import { applicants, deskWords, pressWhenHeard } from '../support/desk';
import { expect, test } from '../support/site';

test('without a connection a decision is held back with what was typed, and goes through when it is there again', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { references } = await applicants(house, 1);
  const [reference = ''] = references;
  await signIn(context, 'cut-off@forum.example.org', 'reviewer');
  await page.goto(`/admin/registrations/${reference}`);
  await pressWhenHeard(page, 'Alt+r');
  const form = page.getByRole('group').filter({ hasText: deskWords('en').decision.rejectNow });
  await form.getByRole('combobox').selectOption('not_eligible');
  await form.getByRole('textbox').fill('Own words');
  await context.setOffline(true);
  await form.getByRole('button').last().click();
  await expect(page.getByRole('alert').filter({ hasText: en.lost.notSent })).toBeFocused();
  await expect(form.getByRole('textbox')).toHaveValue('Own words');
  expect(await house.states([reference])).toEqual(['submitted']);
  await context.setOffline(false);
  complaints.length = 0;
  await form.getByRole('button').last().click();
  await expect.poll(() => house.states([reference])).toEqual(['rejected']);
  expect(complaints).toEqual([]);
});
