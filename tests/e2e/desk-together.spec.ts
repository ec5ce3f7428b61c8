import { decide } from '@/lib/review/commands';
import { applicants, deskWords, expectState, pressWhenHeard, recordOf } from '../support/desk';
import { organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const words = deskWords('en');

test('the second of two reviewers is told who was faster and with what, sees the record as it is, and keeps the words', async ({
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
  await signIn(context, 'slow@forum.example.org', 'reviewer');
  await signIn(other, 'fast@forum.example.org', 'reviewer');
  const fast = await other.newPage();
  await Promise.all([page.goto(recordOf(first)), fast.goto(recordOf(first))]);

  await pressWhenHeard(page, 'Alt+r');
  const reject = page.getByRole('group').filter({ hasText: words.decision.rejectNow });
  await reject.getByLabel(words.decision.reason).selectOption('other');
  await reject.getByLabel(words.decision.note).fill('We have no place for you');
  await pressWhenHeard(fast, 'Alt+a');
  await expectState(fast, house, first, 'approved');
  await page.getByRole('button', { name: words.decision.rejectNow }).click();

  const answer = page.getByRole('alert').filter({ hasText: 'somebody was faster' });
  await expect(answer).toContainText('Approved');
  await expect(answer).toContainText('fast@forum.example.org');
  await expect(answer).toContainText('We have no place for you');
  await expectState(page, house, first, 'approved');
  await expect(page.getByRole('button', { name: words.decision.rejectNow })).toHaveCount(0);
  expect(
    await house.mails('rejected').then((mails) => mails.some(({ letter }) => letter?.text.includes(first))),
  ).toBe(false);
  await other.close();
  expect(complaints).toEqual([]);
});

test('a decision on several shows them first, and afterwards what came of each', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 3);
  const [first = '', second = '', third = ''] = references;
  await signIn(context, 'several@forum.example.org', 'reviewer');
  await page.goto(`/admin/registrations?q=${encodeURIComponent(organisation)}`);
  await page.getByRole('button', { name: words.list.selection.all }).click();
  await page.getByRole('button', { name: words.list.selection.approve }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Approve 3 registrations?');
  await expectAccessible(page);
  const asked = await decide(house.scope(organiser, new Date()), second, {
    decision: 'request_info',
    note: 'Which city?',
  });
  expect(asked.ok).toBe(true);
  await page.getByRole('button', { name: 'Approve 3 registrations' }).click();
  await expect(page.getByRole('heading', { name: '2 approved' })).toBeVisible();
  const skipped = page
    .getByRole('listitem')
    .filter({ hasText: second })
    .filter({ hasText: 'changed meanwhile' });
  await expect(skipped).toBeVisible();
  expect(await house.states([first, second, third])).toEqual(['approved', 'needs_info', 'approved']);
  expect(complaints).toEqual([]);
});

test('without script the list is filtered and a decision is taken', async ({
  browser,
  baseURL,
  house,
  signIn,
}) => {
  const { organisation, first } = await applicants(house, 1);
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signIn(plain, 'plain@forum.example.org', 'reviewer');
  const page = await plain.newPage();
  await page.goto('/admin/registrations');
  await page.getByLabel(words.list.filter.q).fill(organisation);
  await page.getByRole('button', { name: words.list.filter.apply }).click();
  await page.getByRole('link', { name: first }).click();
  await page.locator('summary').filter({ hasText: words.decision.reject }).click();
  await page.getByRole('button', { name: words.decision.rejectNow }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByRole('button', { name: words.decision.approve }).click();
  await expect(page.getByText(`${words.record.taken.approve}: ${first}`)).toBeVisible();
  expect(await house.states([first])).toEqual(['approved']);
  await plain.close();
});

test('on no screen does anything reach beyond the edge, and on a phone the menu leads everywhere', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const organisation = 'Международная ассоциация муниципальных образований и городов-побратимов'.repeat(2);
  const nameLatin = { surname: 'Wickramasinghe-Arachchilage', given: 'Thiruvenkatanathapuram' };
  const { first } = await applicants(house, 1, { organisation, nameLatin, countryRepresented: 'VC' });
  await signIn(context, 'phone@forum.example.org', 'organiser');
  const record = `/registrations/${first}`;
  const places = ['', '/registrations', record, '/waiting-list', '/mail', '/staff', '/audit', '/settings'];
  for (const path of places) {
    await page.goto(`/admin${path}`);
    for (const width of [1280, 1024, 768, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const reached = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, reached]).toEqual([path, width]);
    }
  }
  await page.getByText(words.nav.menu).click();
  await page.getByRole('link', { name: words.nav.waitingList }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.waiting.title);
  expect(complaints).toEqual([]);
});
