import { expectOk } from '@/lib/core/result';
import { selectionOf } from '@/lib/dashboard/selection';
import { prepare } from '@/lib/review/preparing';
import { openWave } from '@/lib/review/waves';
import { messagesOf } from '@/messages/load';
import { applicants, deskWords } from '../support/desk';
import { hoursLater, organiser, reviewer } from '../support/people';
import { queueOf } from '../support/queue-pages';
import { expect, expectAccessible, test } from '../support/site';

const words = deskWords('en');

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

test('from a wave to the list of whom it is about, told in a sentence that is taken off with one press', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 3);
  const now = new Date();
  const name = `Wave of ${organisation}`;
  const waveId = expectOk(
    await openWave(house.scope(organiser, now), { name, publishAt: hoursLater(2, now) }),
  );
  const scope = house.scope(reviewer, now);
  const { people } = expectOk(await selectionOf(scope, { references: references.slice(0, 2) }));
  expectOk(await prepare(scope, { waveId, decision: 'approve' }, people));
  await signIn(context, 'from-waves@forum.example.org', 'reviewer');
  await page.goto(`/admin/registrations/waves/${waveId}`);
  await page.getByRole('link', { name: messagesOf('en').waves.one.inList }).click();
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(3);
  const said = page.getByRole('list', { name: words.list.narrowed.label });
  await expect(said).toContainText(`In the wave “${name}”`);
  await expect(page.getByLabel(words.list.filter.wave, { exact: true })).toHaveValue(waveId);
  await expectAccessible(page);
  await page.goto(`/admin/registrations?wave=none&q=${encodeURIComponent(organisation)}`);
  await expect(rows).toHaveCount(2);
  await said.getByRole('link').click();
  await expect(rows).toHaveCount(4);
  expect(complaints).toEqual([]);
});
