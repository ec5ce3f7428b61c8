import { sql } from 'drizzle-orm';
import { applicants, deskWords } from '../support/desk';
import { expect, test } from '../support/own-site';

const words = deskWords('en');
const LONG = 620;

test('of a long list only what is in sight is in the document, and the rest comes as one reaches it', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { first } = await applicants(house, 1, { category: 'EXP' });
  // Rows and nothing else: applying hundreds of times is proved elsewhere.
  await house.db.execute(sql`
    INSERT INTO registration
    SELECT (jsonb_populate_record(registration, jsonb_build_object(
      'id', gen_random_uuid(), 'reference', reference || '-' || running, 'email_key', email_key || running,
      'submitted_at', submitted_at + running * interval '1 second'))).*
    FROM registration, generate_series(1, ${LONG - 1}::int) AS running WHERE reference = ${first}`);
  await signIn(context, 'long@forum.example.org', 'reviewer');
  await page.goto(`/admin/registrations?status=submitted&category=EXP&open=${first}`);
  await expect(page.getByRole('heading', { name: `${LONG} in the list` })).toBeVisible();
  const list = page.getByRole('region', { name: words.queue.list });
  const last = list.locator(`[data-row][href*="open=${first}-${LONG - 1}"]`);
  await expect(page.locator('html[data-letters=on]')).toBeAttached();
  await expect(async () => {
    await list.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await expect(last).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await list.locator('[data-row]').count()).toBeLessThan(60);
  await expect(list.locator('li').last()).toHaveAttribute('aria-setsize', String(LONG));
  // The keyboard goes on where one is, and the record opens with its part of the list beside it.
  await last.focus();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.locator('main header').getByText(`${first}-${LONG - 2}`)).toBeVisible();
  await expect(page.locator('[data-row][aria-current=true]')).toBeVisible();
  await expect(page.getByRole('link', { name: words.queue.fromStart })).toBeVisible();
  expect(complaints).toEqual([]);
});
