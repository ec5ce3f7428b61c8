import { readFileSync } from 'node:fs';
import { expectOk } from '@/lib/core/result';
import { issueLetter, revokeLetter } from '@/lib/letter/commands';
import { openLetterFile } from '@/lib/letter/opening';
import { decide } from '@/lib/review/commands';
import { messagesOf } from '@/messages/load';
import { pagesOf } from '../support/badge';
import { freshEmail } from '../support/form-filling';
import type { House } from '../support/house';
import { codeOn } from '../support/letters';
import { application, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const words = messagesOf('en').letters;
test.use({ locale: 'en-GB' });

const at = (house: House) => house.scope(organiser, new Date());

async function approved(house: House) {
  const email = freshEmail();
  const { reference } = await house.submit(
    application({ email, nameNative: 'محمد العتيبي' }),
    undefined,
    new Date(),
  );
  expectOk(await decide(at(house), reference, { decision: 'approve' }));
  return { email, reference };
}

test('the letterhead is set with its preview, and a bad picture is told at its field', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'letterhead-e2e@forum.example.org', 'organiser');
  await page.goto('/admin/settings/letters');
  const picture = page.getByRole('img').first();
  const isDrawn = () => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0);
  await expect.poll(isDrawn, { timeout: 30_000 }).toBe(true);
  await expectAccessible(page);
  await page.locator('[name=signatoryEn]').fill('Irina Petrova');
  await page.getByRole('button', { name: words.head.save }).click();
  await expect(page.locator('[name=signatoryEn]')).toHaveValue('Irina Petrova');
  await expect(page.getByText(messagesOf('en').refusals.fields.required).first()).toBeVisible();
  await page.locator('[name=signatoryRu]').fill('И. С. Петрова');
  await page.locator('[name=postEn]').fill('Executive Secretary');
  await page.locator('[name=postRu]').fill('Ответственный секретарь');
  await page.getByRole('button', { name: words.head.save }).click();
  await expect(page.getByRole('status').getByText(words.head.saved)).toBeVisible();
  await expect.poll(isDrawn, { timeout: 30_000 }).toBe(true);
});

test('a letter is issued on the record, opened, and issued again; of the others it says why not', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { reference } = await approved(house);
  await signIn(context, 'letters-e2e@forum.example.org', 'organiser');
  await page.goto(`/admin/registrations/${reference}`);
  const letters = page.getByRole('region', { name: words.record.title, exact: true });
  await expect(letters).toContainText(messagesOf('en').refusals.NOT_ATTENDED);
  await letters
    .getByRole('form', { name: /Confirmation of participation/ })
    .getByRole('button')
    .click();
  await expect(letters.getByRole('status')).toContainText(/is issued/);
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    letters.getByRole('button', { name: /, Russian$/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^BMF-27-P-\d+\.pdf$/);
  const { seen } = await pagesOf(readFileSync(await file.path()));
  expect(seen[0]?.text).toContain('Подтверждение участия');
  await letters.getByText(words.record.revokeTitle).click();
  await letters.getByLabel(words.record.reason).selectOption('data_corrected');
  await letters.getByRole('button', { name: words.record.reissue }).click();
  await expect(letters.getByRole('status')).toContainText('in its place');
  await expect(letters).toContainText(words.standing.revoked);
});

test('people take their confirmation on their own page, and nobody else’s', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { email, reference } = await approved(house);
  const other = await approved(house);
  const theirs = expectOk(
    await issueLetter(at(house), { reference: other.reference, kind: 'participation' }),
  );
  await signIn(context, email);
  await page.goto('/ru/me');
  const own = messagesOf('ru').me.letters;
  await page.getByRole('button', { name: own.take.participation }).click();
  await expect(page.getByText(/№ BMF-27-P-\d+/)).toBeVisible();
  await expect(page.getByRole('button', { name: own.take.participation })).toHaveCount(0);
  await expectAccessible(page);
  const link = await page.getByRole('link', { name: own.open.ru }).getAttribute('href');
  const answer = await page.request.get(link ?? '');
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['cache-control']]).toEqual([
    200,
    'application/pdf',
    'private, no-store',
  ]);
  expect((await page.request.get(`/ru/me/letters/${theirs.id}`)).status()).toBe(404);
  expect((await page.request.get('/ru/me/letters/nonsense')).status()).toBe(404);
  expect((await house.row(reference)).state).toBe('approved');
});

test('a stranger checks a letter in every language, and reads nobody’s name', async ({ page, house }) => {
  const { reference } = await approved(house);
  const { id } = expectOk(await issueLetter(at(house), { reference, kind: 'participation' }));
  const code = await codeOn(expectOk(await openLetterFile(at(house), id)).file);
  await page.goto('/en/verify');
  await expectAccessible(page);
  await page.locator('[name=code]').fill(code.replace(/(\d{4})/g, '$1 '));
  await page.getByRole('button', { name: messagesOf('en').public.verify.submit }).click();
  await page.waitForURL(/\/en\/verify\/\d{22}$/);
  await expect(page.getByText(messagesOf('en').public.verify.standing.valid)).toBeVisible();
  for (const locale of ['ru', 'zh', 'pt', 'ar'] as const) {
    await page.goto(`/${locale}/verify/${code}`);
    await expect(page.getByText(messagesOf(locale).public.verify.standing.valid)).toBeVisible();
    const text = await page.locator('main').innerText();
    for (const personal of ['Li', 'محمد', reference, 'Harbin']) expect(text).not.toContain(personal);
    await expectAccessible(page);
  }
  expectOk(await revokeLetter(at(house), { id, reason: 'misused', isAgain: false }));
  await page.goto(`/en/verify/${code}`);
  await expect(page.getByText(messagesOf('en').public.verify.standing.revoked)).toBeVisible();
  await page.goto(`/en/verify/${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`);
  await expect(page.getByText(messagesOf('en').public.verify.mistyped)).toBeVisible();
});
