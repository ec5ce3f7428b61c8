import { applicants, deskWords, recordOf } from '../support/desk';
import { expect, test } from '../support/site';

const words = deskWords('en');
const heard = 'html[data-letters=on]';

test('two who have one record open see each other, and the second sees the first one’s decision without a reload', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const { first } = await applicants(house, 1);
  const other = await browser.newContext({ baseURL });
  await signIn(context, 'watching@forum.example.org', 'reviewer');
  await signIn(other, 'deciding@forum.example.org', 'reviewer');
  const deciding = await other.newPage();
  await page.goto(recordOf(first));
  await deciding.goto(recordOf(first));
  const seen = (who: string) => words.record.presence.one.replace('{who}', who);
  await expect(deciding.getByText(seen('watching@forum.example.org'))).toBeVisible();
  await expect(page.getByText(seen('deciding@forum.example.org'))).toBeVisible({ timeout: 15_000 });

  // Half a rejection is written when the other approves.
  await expect(page.locator(heard)).toBeAttached();
  await page.keyboard.press('n');
  await page.keyboard.type('Half a thought');
  await expect(deciding.locator(heard)).toBeAttached();
  await deciding.keyboard.press('a');
  await expect(page.getByText(words.record.presence.changed)).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('main header').getByText(words.states.approved)).toBeVisible();
  await expect(page.getByLabel(words.record.notes.new)).toHaveValue('Half a thought');
  await expect(page.getByRole('button', { name: words.decision.approve })).toHaveCount(0);

  await other.close();
  await expect(page.getByText(seen('deciding@forum.example.org'))).toBeHidden({ timeout: 30_000 });
  expect(complaints).toEqual([]);
});

test('of two who decide on one record at once, one does, and the other is told so and goes on', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 2);
  const [first = '', second = ''] = references;
  const queue = `/admin/registrations?status=submitted&q=${encodeURIComponent(organisation)}&open=${first}`;
  const other = await browser.newContext({ baseURL });
  await signIn(context, 'racing@forum.example.org', 'reviewer');
  await signIn(other, 'rival@forum.example.org', 'reviewer');
  const rival = await other.newPage();
  await Promise.all([page.goto(queue), rival.goto(queue)]);
  await Promise.all([page, rival].map((one) => expect(one.locator(heard)).toBeAttached()));
  await Promise.all([page.keyboard.press('a'), rival.keyboard.press('a')]);
  const wentOn = (one: typeof page) => one.getByText(`${words.record.taken.approve}: ${first}`);
  const wasLate = (one: typeof page) => one.getByRole('alert').filter({ hasText: 'somebody was faster' });
  const pages = [page, rival];
  for (const one of pages) await expect(wentOn(one).or(wasLate(one))).toBeVisible();
  const late = await Promise.all(pages.map((one) => wasLate(one).count()));
  expect(late.toSorted()).toEqual([0, 1]);
  expect(await house.states(references)).toEqual(['approved', 'submitted']);
  expect(
    await house
      .mails('approved')
      .then((all) => all.filter(({ letter }) => letter?.text.includes(first)).length),
  ).toBe(1);

  const slower = pages[late.indexOf(1)] ?? page;
  await slower.keyboard.press('Escape');
  await slower.getByRole('link', { name: second }).click();
  await expect(slower.getByRole('heading', { level: 1 })).toBeVisible();
  await other.close();
  expect(complaints).toEqual([]);
});

test('without script a record beside its list is annotated, decided, and followed by the next', async ({
  browser,
  baseURL,
  house,
  signIn,
}) => {
  const { organisation, references } = await applicants(house, 2);
  const [first = '', second = ''] = references;
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signIn(plain, 'plain-queue@forum.example.org', 'reviewer');
  const page = await plain.newPage();
  await page.goto(`/admin/registrations?status=submitted&q=${encodeURIComponent(organisation)}`);
  await page.getByRole('link', { name: first }).click();
  await page.getByLabel(words.record.notes.new).fill('Seen without script');
  await page.getByRole('button', { name: words.record.notes.write }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Seen without script' })).toBeVisible();
  await page.getByRole('button', { name: words.decision.approve }).click();
  await expect(page.locator('main header').getByText(second)).toBeVisible();
  expect(await house.states(references)).toEqual(['approved', 'submitted']);
  await plain.close();
});
