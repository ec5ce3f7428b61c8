import type { Page } from '@playwright/test';
import { applicants, deskWords } from '../support/desk';
import { expectOpen, queueOf } from '../support/queue-pages';
import { expect, test } from '../support/site';

const words = deskWords('en');
const ready = 'html[data-letters=on]';

/** A keyboard that counts: what is typed into a field is one step for each word, as it is for a hand. */
function counting(page: Page) {
  let steps = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      steps += 1;
      await page.keyboard.press(key);
    }
  };
  return {
    /** Single keys mean nothing before the page's script has run. */
    letter: async (key: string) => {
      await expect(page.locator(ready)).toBeAttached();
      await press(key);
    },
    press,
    type: async (text: string) => {
      steps += text.split(' ').length;
      await page.keyboard.type(text);
    },
    steps: () => steps,
  };
}

type Keyboard = ReturnType<typeof counting>;
/** What is done on a case, and the state in which it is left; each ends with the decision that brings the next case. */
const CASES: [string, (keys: Keyboard, page: Page) => Promise<void>][] = [
  ['approved', ({ letter }) => letter('a')],
  [
    'rejected',
    async ({ letter, press }) => {
      await letter('r');
      await press('ArrowDown', 'ArrowDown', 'Tab', 'Tab', 'Enter');
    },
  ],
  [
    'needs_info',
    async ({ letter, press, type }) => {
      await letter('i');
      // Ticked, a word about it, and Enter sends.
      await press('Space', 'Tab');
      await type('Please in full');
      await press('Enter');
    },
  ],
  [
    'approved',
    async ({ letter, press, type }, page) => {
      await letter('n');
      await type('Known to the city');
      await press('Tab', 'Enter');
      await expect(page.getByRole('status').filter({ hasText: words.record.work.done.note })).toBeFocused();
      await letter('a');
    },
  ],
  [
    'approved',
    async ({ letter, press, type }, page) => {
      await letter('t');
      await type('Speaker');
      await press('Enter');
      await expect(page.getByRole('list', { name: words.record.work.tags })).toContainText('Speaker');
      await letter('a');
    },
  ],
];

test('thirty mixed cases are cleared with the keyboard alone, a handful of keys each', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  test.setTimeout(300_000);
  const { organisation, references } = await applicants(house, 30);
  await signIn(context, 'thirty@forum.example.org', 'reviewer');
  await page.goto(queueOf(organisation));
  const keys = counting(page);
  await keys.letter('j');
  await keys.press('Enter');
  for (const [position, reference] of references.entries()) {
    await expectOpen(page, reference);
    await CASES[position % CASES.length]?.[1](keys, page);
  }
  await expect(page.getByText(words.list.none.match)).toBeVisible();
  expect(await house.states(references)).toEqual(
    references.map((_, position) => CASES[position % CASES.length]?.[0]),
  );
  test.info().annotations.push({ type: 'steps', description: `${keys.steps()} for 30 cases` });
  expect(keys.steps()).toBeLessThanOrEqual(6 * 30);
  expect(complaints).toEqual([]);
});

test('many are ticked, approved and taken back by key', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 3);
  await signIn(context, 'bulk-keys@forum.example.org', 'reviewer');
  await page.goto(queueOf(organisation));
  const { press } = counting(page);
  const reach = async (name: string | RegExp) => {
    const target = page.getByRole('button', { name }).first();
    for (let presses = 0; presses < 120; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    await expect(target).toBeFocused();
  };
  await reach(words.list.selection.all);
  await press('Enter');
  await reach(words.list.selection.approve);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Approve 3');
  await reach(/^Approve 3/);
  await press('Enter');
  await expect(page).toHaveURL(/\/bulk\//);
  await expect.poll(() => house.states(references)).toEqual(['approved', 'approved', 'approved']);
  await expect(page.getByRole('heading', { name: /3 approved/ })).toBeVisible();
  await reach(/^Undo/);
  await press('Enter');
  await expect.poll(() => house.states(references)).toEqual(['submitted', 'submitted', 'submitted']);
  await expect(page.getByRole('heading', { name: /3 undone/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
