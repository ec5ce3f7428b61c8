import { expect, expectAccessible, test } from '../support/own-site';

test('an organiser drafts a page, looks at it, publishes it and takes the old version up again', async ({
  page,
  context,
  signIn,
  complaints,
}) => {
  test.slow();
  await signIn(context, 'head@forum.example', 'organiser');
  await page.goto('/admin/settings/site');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Press' }).click();
  await expectAccessible(page);
  const english = page.getByLabel('In English');
  const publish = page.getByRole('button', { name: 'Publish the draft' });
  for (const words of ['First words.\n\n# Rules\n- Be kind', 'Second words.']) {
    await english.fill(words);
    await page.getByRole('button', { name: 'Keep as draft' }).click();
    await expect(page.getByRole('status')).toContainText('Kept as a draft');
    const visitor = await context.request.get('/en/press');
    expect(await visitor.text()).not.toContain(words.split('\n')[0]);
    await publish.click();
    await expect(page.getByRole('status')).toContainText('Published');
  }
  await page.goto('/en/press');
  await expect(page.getByText('Second words.')).toBeVisible();
  await page.goto('/admin/settings/site/press');
  await page.getByRole('button', { name: 'Take up version 1' }).click();
  await expect(page.getByRole('status')).toContainText('is your draft now');
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page.getByText('A draft that nobody else sees')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Be kind' })).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('a link to a script is refused at its field, and what was typed stays', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'head@forum.example', 'organiser');
  await page.goto('/admin/settings/site/faq');
  await page.getByLabel('In English').fill('[here](javascript:x)');
  await page.getByRole('button', { name: 'Keep as draft' }).click();
  await expect(page.getByText('This text has another one.').first()).toBeVisible();
  await expect(page.getByLabel('In English')).toHaveValue('[here](javascript:x)');
});

test('sessions are added, moved and taken out; the page shows them once they are published', async ({
  page,
  context,
  signIn,
  complaints,
}) => {
  test.slow();
  await signIn(context, 'head@forum.example', 'organiser');
  await page.goto('/admin/settings/site/programme');
  await page.getByText('Add a session').click();
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Add to the draft' }) });
  await form.getByLabel('Title, in English').fill('Buses that come on time');
  await form.getByLabel('Title, in Russian').fill('Автобусы вовремя');
  await form.getByLabel('Track').selectOption('transport');
  await form.getByLabel('Ends').fill('2027-08-27T09:00');
  await form.getByRole('button').last().click();
  await expect(page.getByText('The end must be later than the beginning.').first()).toBeVisible();
  await form.getByLabel('Ends').fill('2027-08-27T11:15');
  await form.getByRole('button').last().click();
  await page.getByRole('link', { name: 'Buses that come on time' }).click();
  await expectAccessible(page);
  await page.getByLabel('Begins').fill('2027-08-28T12:00');
  await page.getByLabel('Ends').fill('2027-08-28T13:00');
  await page.getByRole('button', { name: 'Keep in the draft' }).click();
  await page.waitForURL(/done=/);
  await page.getByRole('button', { name: 'Publish the draft' }).click();
  await page.waitForURL(/done=publish/);
  await page.goto('/ru/programme');
  const day = page.getByRole('region', { name: /28/ });
  await expect(day.getByText('Автобусы вовремя')).toBeVisible();
  await expect(day.getByText('12:00–13:00')).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('the lists of visas are lines of names; an unknown one is told with its row', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'head@forum.example', 'organiser');
  await page.goto('/admin/settings/site/visa');
  const free = page.getByLabel('No visa');
  await free.fill('Belarus\nБразилия 90\nBrasilland');
  await page.getByRole('button', { name: 'Keep the lists as draft' }).click();
  await expect(page.getByText('Row 3: “Brasilland” is not a country we know.')).toBeVisible();
  await free.fill('Belarus\nБразилия 90');
  await page.getByRole('button', { name: 'Keep the lists as draft' }).click();
  await expect(page.getByRole('status')).toContainText('Kept as a draft');
  await expect(page.getByLabel('No visa')).toHaveValue('Belarus\nBrazil 90');
});
