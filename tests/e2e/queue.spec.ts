import { DESK_LOCALES } from '@/messages/locales';
import { applicants, deskWords, pressWhenHeard } from '../support/desk';
import { expectOpen, letter, queueOf, tabTo } from '../support/queue-pages';
import { expect, expectAccessible, test } from '../support/site';

for (const locale of DESK_LOCALES) {
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
