import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { badgeBatch, badgeBatchItem } from '@/db/schema';
import { standingOf } from '@/lib/badge/queries';
import { carryOutBatch } from '@/lib/badge/running';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { selectionOf } from '@/lib/dashboard/selection';
import { currentEdition } from '@/lib/edition/queries';
import { decide } from '@/lib/review/commands';
import { messagesOf } from '@/messages/load';
import { pagesOf } from '../support/badge';
import { applicants } from '../support/desk';
import type { House } from '../support/house';
import { organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const words = messagesOf('en').badges;
test.use({ locale: 'en-GB' });

/** Approved people of an organisation of their own, and one more who is not decided on. */
async function delegation(house: House, count: number): Promise<string> {
  const { organisation, references } = await applicants(house, count + 1);
  for (const reference of references.slice(1)) {
    expectOk(await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' }));
  }
  return organisation;
}

const open = (page: Page, organisation: string) =>
  page.goto(`/admin/badges?q=${encodeURIComponent(organisation)}`);

test('badges of those whom a filter matches become one file of sheets, and their second print asks why', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const organisation = await delegation(house, 5);
  await signIn(context, 'badges-e2e@forum.example.org', 'organiser');
  await open(page, organisation);
  const count = page.getByRole('region', { name: words.count.title });
  await expect(count).toContainText(`${words.count.chosen}6 people`);
  await expect(count).toContainText(`${words.count.ready}5 people`);
  await expect(count).toContainText(`${words.count.approval}1 person`);
  await expectAccessible(page);
  await page.getByLabel(words.ask.format).selectOption('a7');
  await page.getByLabel(words.ask.layout).selectOption('sheet');
  await page.getByRole('button', { name: 'Print 5 badges' }).click();
  await page.waitForURL(/\/admin\/badges\/[\w-]{36}$/);
  await expect(page.getByText('5 badges printed')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download the file/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^badges-[\d-]{10}\.pdf$/);
  const { pages, seen } = await pagesOf(readFileSync(await file.path()));
  expect(pages).toBe(1);
  expect(seen[0]?.text).toContain('City of Test');
  const again = await page.request.post(`${page.url()}/file`, {
    form: {},
    headers: { origin: new URL(page.url()).origin },
  });
  expect([again.status(), again.headers()['cache-control']]).toEqual([200, 'private, no-store']);
  await open(page, organisation);
  await expect(count).toContainText(`${words.count.printed}5 people`);
  await page.getByRole('button', { name: 'Print badges' }).click();
  await expect(page.getByRole('alert').getByText(messagesOf('en').refusals.NOBODY_TO_PRINT)).toBeVisible();
  await page.getByLabel(words.ask.again).selectOption('misprint');
  await page.getByRole('button', { name: 'Print badges' }).click();
  await page.waitForURL(/\/admin\/badges\/[\w-]{36}$/);
  await expect(page.getByText('5 badges printed')).toBeVisible({ timeout: 30_000 });
});

test('the look of the badges is set with its preview, and a bad logo is told at its field', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'badge-look@forum.example.org', 'organiser');
  await page.goto('/admin/settings/badges');
  const picture = page.getByRole('img').first();
  const isDrawn = () => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0);
  await expect.poll(isDrawn).toBe(true);
  await expectAccessible(page);
  const logo = page.getByLabel(words.look.logo, { exact: false }).first();
  const file = (text: string) => ({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(text) });
  await logo.setInputFiles(file('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'));
  await page.getByLabel(words.look.firstLine, { exact: false }).fill('Municipal Week');
  await page.getByRole('button', { name: words.look.save }).click();
  await expect(page.getByText(messagesOf('en').refusals.fields.unsafe_picture)).toBeVisible();
  await expect(page.getByLabel(words.look.firstLine, { exact: false })).toHaveValue('Municipal Week');
  // What came of it stands above the form, and moves it nowhere.
  const place = async (of: Locator) => (await of.boundingBox())?.x ?? -1;
  expect(await place(page.getByRole('button', { name: words.look.save }))).toBeLessThan(await place(picture));
  await logo.setInputFiles(
    file(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><circle cx="5" cy="5" r="4" fill="#fff"/></svg>',
    ),
  );
  await page.getByRole('button', { name: words.look.save }).click();
  await expect(page.getByRole('status').getByText(words.look.saved)).toBeVisible();
  await expect(page.getByText(words.look.logoIs, { exact: false })).toBeVisible();
  await expect.poll(isDrawn).toBe(true);
});

test('a batch under way tells how far it is, and is stopped by two presses', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const organisation = await delegation(house, 4);
  const scope = house.scope(organiser, new Date());
  const people = expectOk(
    await selectionOf(scope, { filter: { q: organisation, status: 'approved' } }),
  ).people;
  const standing = await standingOf(
    scope,
    people.map(({ id }) => id),
  );
  const { id: editionId } = await currentEdition(scope);
  // As a worker has left it: one of four is set, and nobody goes on.
  const id = newId();
  const asked = { askedBy: 'system:test', askedAt: new Date(), format: 'a6', layout: 'single' };
  await house.db.insert(badgeBatch).values({ id, editionId, people: 4, ...asked });
  await house.db.insert(badgeBatchItem).values(
    standing.map(({ registrationId, reference, ticketId }, position) => ({
      batchId: id,
      registrationId,
      reference,
      position,
      ticketId: ticketId ?? '',
      outcome: position === 0 ? 'printed' : null,
    })),
  );
  await signIn(context, 'badges-stop@forum.example.org', 'organiser');
  await page.goto(`/admin/badges/${id}`);
  await expect(page.getByRole('progressbar', { name: 'Set 1 of 4 badges' })).toBeVisible();
  await expectAccessible(page);
  await page.getByText(words.batch.stop, { exact: true }).click();
  await page.getByRole('button', { name: words.batch.stopSure }).click();
  await expect(page.getByRole('status').getByText(words.batch.joining)).toBeVisible();
  await carryOutBatch(house.scope(), id);
  await expect(page.getByText('3 badges were not set: the batch was stopped.')).toBeVisible();
});

test('nobody but an organiser takes a file of badges', async ({ page, context, signIn, complaints }) => {
  await signIn(context, 'badges-reviewer@forum.example.org', 'reviewer');
  const answer = await page.goto('/admin/badges');
  expect(answer?.status()).toBe(403);
  const taken = await page.request.post('/admin/badges/01a21cae-78b3-76d8-8cbc-1f592815f631/file', {
    form: {},
    headers: { origin: new URL(page.url()).origin },
  });
  expect(taken.status()).toBe(403);
  // The browser tells of the page that was refused.
  complaints.length = 0;
});
