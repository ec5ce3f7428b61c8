import { sql } from 'drizzle-orm';
import { sealFacts } from '@/lib/audit/commands';
import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import { applicants, deskWords, recordOf } from '../support/desk';
import { expect, expectAccessible, test } from '../support/own-site';
import { organiser } from '../support/people';

const words = deskWords('en').audit;
const recount = deskWords('en').pools.recount;

test('the audit is narrowed by record, actor and action, says what it did not understand, and leads to the record', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'auditor@forum.example.org', 'organiser');
  const { first } = await applicants(house, 2);
  expectOk(await decide(house.scope(organiser, new Date()), first, { decision: 'approve' }));
  await page.goto(recordOf(first));
  await page.getByRole('link', { name: deskWords('en').record.inAudit }).click();
  await expect(page.getByLabel(words.filter.record)).toHaveValue(first);
  await expect(page.locator('tbody tr')).toHaveCount(2);
  const approved = page.getByRole('row').filter({ hasText: 'Approved' });
  await expect(approved).toContainText('Submitted');
  await expectAccessible(page);

  await page.getByLabel(words.filter.action, { exact: true }).selectOption('registration.approved');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByLabel(words.filter.record).fill('no such');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText(words.unclear.record)).toBeVisible();
  await expect(page.getByLabel(words.filter.record)).toHaveValue('no such');
  await expectAccessible(page);

  await page.getByRole('link', { name: words.filter.clear }).click();
  await page.getByRole('row').filter({ hasText: 'Approved' }).getByRole('link', { name: first }).click();
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  expect(complaints).toEqual([]);
});

test('what matches is downloaded as a file, and the download is a fact', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'auditor@forum.example.org', 'organiser');
  const { references } = await applicants(house, 3);
  await page.goto('/admin/audit?action=registration.submitted');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.download }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8');
  for (const reference of references) expect(lines).toContain(reference);
  expect(lines).not.toContain('@people.example.org');
  expect(lines).not.toContain('Settings');
  expect((await house.facts('audit')).map(({ after }) => after?.count)).toEqual([3]);
  expect(complaints).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
  test(`the chain is walked on request ${javaScriptEnabled ? 'while one looks on' : 'without script'}, and a break is told with its number and raises the alert`, async ({
    browser,
    baseURL,
    house,
    signIn,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL });
    const page = await context.newPage();
    await signIn(context, 'auditor@forum.example.org', 'organiser');
    await applicants(house, 3);
    await sealFacts(house.scope());
    await page.goto('/admin/audit');
    await expect(page.getByText(words.chain.never)).toBeVisible();
    const walk = async (told: RegExp) => {
      await page.getByRole('button', { name: recount.now }).click();
      await expect(async () => {
        // Not loaded anew, which would send the form again.
        if (!javaScriptEnabled) await page.goto('/admin/audit');
        await expect(page.getByText(told)).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 60_000 });
    };
    await walk(/facts in the chain hold/);
    await house.db.execute(sql`ALTER TABLE audit_fact DISABLE TRIGGER USER`);
    await house.db.execute(
      sql`UPDATE audit_fact SET request_id = 'forged' WHERE id = (SELECT fact_id FROM audit_seal WHERE position = 2)`,
    );
    await walk(/does not hold at number 2/);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.goto('/admin');
    await expect(page.getByText('The chain of the audit does not hold at place 2')).toBeVisible();
    await context.close();
  });
}
