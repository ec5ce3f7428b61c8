import type { Locator, Page } from '@playwright/test';
import { LOCALES } from '@/messages/locales';
import { applicants, deskWords, pressWhenHeard } from '../support/desk';
import { expect, expectAccessible, test } from '../support/site';

const queueOf = (organisation: string, more = '') =>
  `/admin/registrations?status=submitted&q=${encodeURIComponent(organisation)}${more}`;

/** A single key means nothing before the page's script has run. */
async function letter(page: Page, key: string): Promise<void> {
  await expect(page.locator('html[data-letters=on]')).toBeAttached();
  await page.keyboard.press(key);
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** The one beside the list, and that the list knows. */
async function expectOpen(page: Page, reference: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`open=${reference}`));
  await expect(page.locator('main header').getByText(reference)).toBeVisible();
  await expect(page.locator('[data-row][aria-current=true]')).toHaveAttribute('href', new RegExp(reference));
}

for (const locale of LOCALES) {
  const words = deskWords(locale);

  test(`a reviewer clears mixed cases with the keyboard alone, each bringing the next, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { organisation, references } = await applicants(house, 6);
    const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = references;
    await signIn(context, `keys-${locale}@forum.example.org`, 'reviewer');
    await page.goto(queueOf(organisation, `&locale=${locale}`));
    await letter(page, 'j');
    await page.keyboard.press('Enter');
    await expectOpen(page, first);
    await expectAccessible(page);

    await letter(page, 'a');
    await expectOpen(page, second);
    await expect(page.getByText(`${words.record.taken.approve}: ${first}`)).toBeVisible();

    // A rejection is typed with the same letters that are keys elsewhere.
    await letter(page, 'r');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a rare jar, a king, nil');
    await tabTo(page, page.getByRole('button', { name: words.decision.rejectNow }));
    await page.keyboard.press('Enter');
    await expectOpen(page, third);

    await letter(page, 'i');
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: words.decision.send }));
    await page.keyboard.press('Enter');
    await expectOpen(page, fourth);

    await letter(page, 'n');
    await page.keyboard.type('Ask the city');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listitem').filter({ hasText: 'Ask the city' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: words.record.work.done.note })).toBeFocused();
    await letter(page, 't');
    await page.keyboard.type(`Visa ${locale}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: words.record.work.tags })).toContainText(`Visa ${locale}`);
    await letter(page, 'g');
    await expect(page.getByLabel(words.record.work.assignee)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.record.work.done.assign)).toBeVisible();
    await expectAccessible(page);

    // On to the next without deciding, and back by the list.
    await letter(page, 'j');
    await page.keyboard.press('Enter');
    await expectOpen(page, fifth);
    await letter(page, 'a');
    await expectOpen(page, sixth);
    await letter(page, 'a');
    await expectOpen(page, fourth);
    await letter(page, 'a');
    await expect(page).not.toHaveURL(/open=/);
    await expect(page.getByText(words.list.none.match)).toBeVisible();
    expect(await house.states(references)).toEqual([
      'approved',
      'rejected',
      'needs_info',
      'approved',
      'approved',
      'approved',
    ]);
    expect(complaints).toEqual([]);
  });

  test(`the sheet of keys opens, closes, and turns single keys off, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { organisation, references } = await applicants(house, 2);
    const [first = ''] = references;
    await signIn(context, `sheet-${locale}@forum.example.org`, 'reviewer');
    await page.goto(queueOf(organisation, `&open=${first}&locale=${locale}`));
    await letter(page, '?');
    const sheet = page.getByRole('dialog', { name: words.queue.keys.title });
    await expect(sheet).toBeVisible();
    for (const act of ['next', 'approve', 'note', 'search', 'close'] as const) {
      await expect(sheet.getByText(words.queue.keys[act], { exact: true })).toBeVisible();
    }
    await expectAccessible(page);
    // Neither while the sheet is open nor once they are off does a letter decide.
    await page.keyboard.press('a');
    await sheet.getByLabel(words.queue.keys.on).uncheck();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await page.keyboard.press('a');
    expect(await house.states([first])).toEqual(['submitted']);
    await page.reload();
    await pressWhenHeard(page, 'Alt+a');
    await expect.poll(() => house.states([first])).toEqual(['approved']);
    expect(complaints).toEqual([]);
  });
}

const words = deskWords('en');

test('letters work under a Russian layout, never with a modifier, and never while one types', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 2);
  const [first = '', second = ''] = references;
  await signIn(context, 'layout@forum.example.org', 'reviewer');
  await page.goto(queueOf(organisation, `&open=${first}`));
  await expect(page.locator('html[data-letters=on]')).toBeAttached();
  const press = (key: string, code: string, more: { ctrlKey?: true; metaKey?: true; shiftKey?: true } = {}) =>
    page.evaluate((init) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init)), {
      key,
      code,
      bubbles: true,
      cancelable: true,
      ...more,
    });
  await press('a', 'KeyA', { ctrlKey: true });
  await press('a', 'KeyA', { metaKey: true });
  await press('A', 'KeyA', { shiftKey: true });
  await press('.', 'Slash');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await press('ф', 'KeyA');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  expect(await house.states([first])).toEqual(['submitted']);
  await press('ф', 'KeyA');
  await expectOpen(page, second);
  expect(await house.states([first])).toEqual(['approved']);
  expect(complaints).toEqual([]);
});

test('sort, columns and filters stand in the address, and are kept under a name that colleagues share', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 2);
  await signIn(context, 'views@forum.example.org', 'reviewer');
  await page.goto(`/admin/registrations?q=${encodeURIComponent(organisation)}`);
  await page.getByLabel(words.list.filter.sort).selectOption('newest');
  await page.getByText(words.list.filter.columns).first().click();
  await page.getByLabel(words.list.column.position, { exact: true }).check();
  await page.getByLabel(words.list.column.organisation, { exact: true }).uncheck();
  await page.getByRole('button', { name: words.list.filter.apply }).click();
  await expect(page).toHaveURL(/sort=newest/);
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText(references[1] ?? '');
  await expect(page.getByRole('columnheader', { name: words.list.column.position })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: words.list.column.organisation })).toHaveCount(0);
  await expectAccessible(page);

  await page.getByText(words.views.manage).click();
  const name = `Newest of ${organisation}`;
  await page.getByLabel(words.views.name).fill(name);
  await page.getByLabel(words.views.shared).check();
  await page.getByRole('button', { name: words.views.save }).click();
  await expect(page.getByText(words.views.done.saved)).toBeVisible();
  await expectAccessible(page);

  const other = await browser.newContext({ baseURL });
  await signIn(other, 'views-too@forum.example.org', 'organiser');
  const theirs = await other.newPage();
  await theirs.goto('/admin/registrations');
  await theirs.getByRole('link', { name }).click();
  await expect(theirs.getByRole('row').nth(1)).toContainText(references[1] ?? '');
  await other.close();
  expect(complaints).toEqual([]);
});

test('on a phone the list comes first and the record then, with the way back', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, first } = await applicants(house, 2);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(context, 'phone-queue@forum.example.org', 'reviewer');
  await page.goto(queueOf(organisation));
  await page.getByRole('link', { name: first }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Na Li');
  await expect(page.getByRole('region', { name: words.queue.list })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
  await page.locator('main header').getByRole('link', { name: words.record.back }).click();
  await expect(page.getByRole('link', { name: first })).toBeVisible();
  expect(complaints).toEqual([]);
});
