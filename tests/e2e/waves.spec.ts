import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import { openWave } from '@/lib/review/waves';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { applicants, deskWords, pressWhenHeard, recordOf } from '../support/desk';
import { hoursLater, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const words = deskWords('en');
const { waves, refusals } = messagesOf('en');
const PAST = '2020-01-01T10:00';
const LATER = '2030-03-01T10:00';

test('a wave is opened, filled by two reviewers, foretold, and published by an organiser', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, references } = await applicants(house, 4);
  const [first = '', second = '', third = '', fourth = ''] = references;
  const name = `Wave of ${organisation}`;
  await signIn(context, 'opens-waves@forum.example.org', 'organiser');
  await page.goto('/admin/registrations/waves');
  const form = page.getByRole('region', { name: waves.new.title });
  await form.getByLabel(waves.new.name).fill(name);
  await form.getByLabel(waves.new.at).fill(PAST);
  await form.getByRole('button').click();
  await expect(form.getByText(refusals.fields.in_the_past)).toBeVisible();
  await expect(form.getByLabel(waves.new.name)).toHaveValue(name);
  await form.getByLabel(waves.new.at).fill(LATER);
  await form.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const wavePath = new URL(page.url()).pathname;

  // A reviewer prepares a rejection from the record: the reason is asked for.
  const other = await browser.newContext({ baseURL });
  await signIn(other, 'prepares@forum.example.org', 'reviewer');
  const reviewing = await other.newPage();
  await reviewing.goto(recordOf(first));
  await pressWhenHeard(reviewing, 'Alt+w');
  const prepare = reviewing.getByRole('group').filter({ hasText: waves.record.help });
  await prepare.getByLabel(waves.record.wave).selectOption({ label: await labelOf(prepare, name) });
  await prepare.getByLabel(waves.record.decision).selectOption('reject');
  await prepare.getByRole('button', { name: waves.record.submit }).click();
  await expect(prepare.getByText(refusals.fields.required)).toBeVisible();
  await expect(prepare.getByLabel(waves.record.decision)).toHaveValue('reject');
  await prepare.getByLabel(words.decision.reason).selectOption('not_eligible');
  await prepare.getByRole('button', { name: waves.record.submit }).click();
  await expect(reviewing.getByText(`Rejection prepared in the wave ${name}`)).toBeVisible();
  expect((await house.row(first)).state).toBe('submitted');
  await expectAccessible(reviewing);

  // Three from the list, where the first is marked already.
  await reviewing.goto(`/admin/registrations?q=${encodeURIComponent(organisation)}`);
  await expect(reviewing.getByRole('row').filter({ hasText: first })).toContainText(waves.mark.reject);
  await reviewing.getByRole('button', { name: words.list.selection.all }).click();
  await reviewing.getByRole('button', { name: words.list.selection.approve, exact: true }).click();
  const choice = reviewing.getByLabel(waves.bulk.when);
  await choice.selectOption({ label: await labelOf(reviewing.locator('main'), name) });
  await reviewing.locator('main form button').click();
  await expect(reviewing.getByText('3 decisions are prepared.').first()).toBeVisible();
  await expect(reviewing.getByRole('status')).toContainText(refusals.ALREADY_PREPARED);
  await expectAccessible(reviewing);
  // A reviewer says nothing about the hour.
  await expect(reviewing.getByRole('button', { name: waves.publish.now })).toHaveCount(0);
  await reviewing.getByRole('button', { name: waves.items.removeOne.replace('{reference}', fourth) }).click();
  await expect(reviewing.getByRole('status')).toContainText(waves.done.removed);
  await other.close();

  // One of them has moved on meanwhile: foretold as skipped.
  await decide(house.scope(organiser, new Date()), second, { decision: 'cancel' });
  await page.goto(wavePath);
  const preview = page.getByRole('region', { name: waves.preview.title });
  await expect(preview.getByRole('listitem')).toHaveText([
    '1 will be rejected',
    '1 will be approved',
    '1 will be skipped: it has changed since it was prepared',
  ]);
  await expectAccessible(page);
  await page.getByRole('button', { name: waves.publish.now }).click();
  await expect(page.getByText(waves.publish.sureNeeded)).toBeVisible();
  expect(await house.states([first, third])).toEqual(['submitted', 'submitted']);
  await page.getByLabel(waves.publish.sure).check();
  await page.getByRole('button', { name: waves.publish.now }).click();
  await expect
    .poll(() => house.states(references))
    .toEqual(['rejected', 'cancelled', 'approved', 'submitted']);
  await expect(page.getByRole('region', { name: waves.parts.title }).getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

/** The whole label of the option that begins with a name: the hour stands behind it. */
const labelOf = async (scope: import('@playwright/test').Locator, name: string): Promise<string> =>
  (await scope.locator('option').filter({ hasText: name }).first().textContent()) ?? '';

test('a stale page of a wave that is over changes nothing, and says so', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const { organisation } = await applicants(house, 1);
  const scope = house.scope(organiser, new Date());
  const name = `Stale of ${organisation}`;
  const id = expectOk(await openWave(scope, { name, publishAt: hoursLater(5, new Date()) }));
  await signIn(context, 'stale-waves@forum.example.org', 'organiser');
  await page.goto(`/admin/registrations/waves/${id}`);
  const other = await browser.newContext({ baseURL });
  await signIn(other, 'quick-waves@forum.example.org', 'organiser');
  const quick = await other.newPage();
  await quick.goto(`/admin/registrations/waves/${id}`);
  await quick.getByRole('button', { name: waves.off.submit }).click();
  await expect(quick.getByRole('status')).toContainText(waves.done.called_off);
  await page.getByLabel(waves.new.at).fill(LATER);
  await page.getByRole('button', { name: waves.hour.submit }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText(refusals.WAVE_CLOSED);
  await other.close();
  expect(complaints).toEqual([]);
});

for (const locale of DESK_LOCALES) {
  test(`the waves can be read by everybody, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { organisation } = await applicants(house, 1);
    const scope = house.scope(organiser, new Date());
    const publishAt = hoursLater(9, new Date());
    const id = expectOk(await openWave(scope, { name: `${locale} ${organisation}`, publishAt }));
    await signIn(context, `reads-waves-${locale}@forum.example.org`, 'organiser');
    for (const path of ['', `/${id}`]) {
      await page.goto(`/admin/registrations/waves${path}?locale=${locale}`);
      await expectAccessible(page);
    }
    await page.goto('/admin/registrations/waves/no-such-wave');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(messagesOf(locale).admin.notFound.title);
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    complaints.length = 0;
  });
}
