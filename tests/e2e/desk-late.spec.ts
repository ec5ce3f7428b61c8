import { applicants, deskWords, pressWhenHeard, recordOf } from '../support/desk';
import { expect, test } from '../support/site';

const words = deskWords('en');

test('what is ticked and typed while the answer is on its way is there when it has come', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const { first } = await applicants(house, 1);
  await signIn(context, 'desk-late@forum.example.org', 'reviewer');
  await page.goto(recordOf(first));
  await pressWhenHeard(page, 'Alt+i');
  const form = page.getByRole('group').filter({ hasText: words.decision.send });
  const gate = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST' && route.request().url().includes(first)) await gate.promise;
    await route.continue();
  });
  const box = (field: 'phone' | 'position') => form.getByLabel(words.fields[field], { exact: true });
  const send = form.getByRole('button', { name: words.decision.send });
  await send.click();
  await expect(page.locator('form[aria-busy=true]').first()).toBeVisible();
  await box('phone').check();
  await box('position').check();
  await box('position').uncheck();
  await form.locator('textarea').fill('Written meanwhile.');
  gate.resolve();
  // Nothing was chosen when it was sent: refused, with what was chosen since in its place.
  await expect(form.locator('[id$="-error"]').first()).toBeVisible();
  await expect(box('phone')).toBeChecked();
  await expect(box('position')).not.toBeChecked();
  await expect(form.locator('textarea')).toHaveValue('Written meanwhile.');
  await send.click();
  await expect.poll(async () => (await house.row(first)).state).toBe('needs_info');
});

test('who is ticked before the script of the list has come stays ticked', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const { references } = await applicants(house, 3);
  await signIn(context, 'early@forum.example.org', 'reviewer');
  const gate = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto('/admin/registrations?status=submitted', { waitUntil: 'commit' });
  const box = page.getByRole('checkbox', { name: references[0] });
  await box.check();
  gate.resolve();
  await expect(page.getByRole('button', { name: words.list.selection.all })).toBeVisible();
  await expect(box).toBeChecked();
  await page.getByRole('button', { name: words.list.selection.approve, exact: true }).click();
  await expect(page).toHaveURL(/decide\?.*pick=/);
  await expect(page.locator('main')).toContainText(references[0] ?? '');
});
