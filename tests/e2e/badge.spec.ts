import { readFileSync } from 'node:fs';
import { ticketOf } from '@/lib/ticket/queries';
import { deskWords, recordOf } from '../support/desk';
import { ticketHolder } from '../support/gate';
import { expect, expectAccessible, test } from '../support/site';

const words = deskWords('ru').record.badge;

test('a badge is printed from the record, and its code replaced', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { reference, registrationId, code } = await ticketHolder(house, { email: 'badge-e2e@example.org' });
  await signIn(context, 'badge-printing@forum.example.org', 'organiser');
  await page.goto(`${recordOf(reference)}?locale=ru`);
  const badge = page.locator('section[aria-labelledby="badge"]');
  await expect(badge).toContainText(words.state.ready);
  await badge.getByText(words.print).first().click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    badge.getByRole('button', { name: words.print }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`badge-${reference}.pdf`);
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await page.reload();
  await expect(badge).toContainText(words.state.printed);
  await badge.getByText(words.ticketTitle).click();
  await badge.getByRole('combobox', { name: words.reason }).last().selectOption('lost');
  await expectAccessible(page);
  await badge.getByRole('button', { name: words.reissue }).click();
  await expect(page.getByRole('status').getByText(words.done.reissue)).toBeVisible();
  await expect(badge).toContainText(words.state.ready);
  expect((await ticketOf(house, registrationId))?.code).not.toBe(code);
  expect(complaints).toEqual([]);
});
