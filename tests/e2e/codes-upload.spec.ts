import { readFile } from 'node:fs/promises';
import { deskWords } from '../support/desk';
import { expect, expectAccessible, test } from '../support/site';

const words = deskWords('en').codes;
const file = (text: string) => ({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const lines = (...rows: string[]) => rows.join('\r\n');
const GOOD = lines(
  'Label;For whom;Seats kept;Category',
  'Sister cities;international;1;VIP',
  '=1+1;domestic;1;',
);

for (const hasScript of [true, false]) {
  test(`a file is checked, shown and made, its faults told first, ${hasScript ? 'with' : 'without'} script`, async ({
    browser,
    baseURL,
    signIn,
    house,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: hasScript, baseURL: baseURL ?? '' });
    await signIn(context, `upload-${hasScript}@forum.example.org`, 'organiser');
    const page = await context.newPage();
    await page.goto('/admin/codes/new');
    await page.getByRole('link', { name: words.upload.open }).click();
    await page.waitForURL('**/admin/codes/upload');

    await page.locator('[name=file]').setInputFiles(file(lines('Label,Category', 'A,Nobility', ',VIP')));
    await page.getByRole('button', { name: words.upload.check }).click();
    await expect(page.getByRole('alert').first()).toContainText('2 faults');
    const faults = page.getByRole('table').first().getByRole('row');
    await expect(faults.nth(1)).toContainText('2Category«Nobility»: There is no such category.');
    await expect(faults.nth(2)).toContainText('3LabelFill in this field.');

    await page.locator('[name=file]').setInputFiles(file(GOOD));
    await page.getByRole('button', { name: words.upload.check }).click();
    await expect(page.getByRole('status').first()).toContainText(words.upload.ready);
    await expect(page.locator('dl')).toContainText(/International seats1 of [\d,]+ free/);
    await expect(page.getByRole('table').first()).toContainText('Guest of honour');
    const make = page.getByRole('button', { name: 'Make 2 codes' });
    await (hasScript ? make.dblclick() : make.click());
    await page.waitForURL('**/admin/codes?batch=*');
    await expect(page.getByRole('status')).toContainText('2 codes are ready');
    await expect(page.getByRole('row')).toHaveCount(3);
    await house.expectSound();
    await context.close();
  });
}

test('what is no file, too large or not in UTF-8 is told plainly', async ({
  page,
  context,
  signIn,
  complaints,
}) => {
  await signIn(context, 'upload-files@forum.example.org', 'organiser');
  await page.goto('/admin/codes/upload');
  const check = page.getByRole('button', { name: words.upload.check });
  await check.click();
  await expect(page.getByRole('alert').first()).toContainText(words.upload.fault.no_file);
  await page.locator('[name=file]').setInputFiles(file('x'.repeat(1_000_001)));
  await check.click();
  await expect(page.getByRole('alert').first()).toContainText(words.upload.fault.too_large);
  const cyrillic = Buffer.from([0xcf, 0xee, 0xec, 0xe5, 0xf2, 0xea, 0xe0]);
  await page.locator('[name=file]').setInputFiles({ ...file(''), buffer: cyrillic });
  await check.click();
  await expect(page.getByRole('alert').first()).toContainText(words.upload.fault.not_utf8);
  expect(complaints).toEqual([]);
});

test('a full file of a million bytes is taken', async ({ page, context, signIn, house, complaints }) => {
  await signIn(context, 'upload-full@forum.example.org', 'organiser');
  await page.goto('/admin/codes/upload');
  const rows = Array.from({ length: 5000 }, (_, at) => `${'Guests of the city '.repeat(5)}${at}`);
  await page.locator('[name=file]').setInputFiles(file(lines('Label', ...rows)));
  await page.getByRole('button', { name: words.upload.check }).click();
  await page.getByRole('button', { name: 'Make 5,000 codes' }).click();
  await page.waitForURL('**/admin/codes?batch=*');
  await expect(page.getByRole('status')).toContainText('5,000 codes are ready');
  await house.expectSound();
  expect(complaints).toEqual([]);
});

test('the template is for organisers, and can be filled in and sent', async ({ page, context, signIn }) => {
  const read = () => context.request.get('/admin/codes/upload/template.csv');
  expect((await read()).status()).toBe(401);
  await signIn(context, 'upload-reviewer@forum.example.org', 'reviewer');
  expect((await read()).status()).toBe(403);
  expect((await page.goto('/admin/codes/upload'))?.status()).toBe(403);
  await context.clearCookies();
  await signIn(context, 'upload-template@forum.example.org', 'organiser');
  await page.goto('/admin/codes/upload');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: words.upload.template }).click();
  const template = await readFile(await (await downloading).path(), 'utf8');
  await page.locator('[name=file]').setInputFiles(file(`${template},Sister cities,,,,,,,,\r\n`));
  await page.getByRole('button', { name: words.upload.check }).click();
  await expect(page.getByRole('button', { name: 'Make one code' })).toBeVisible();
});

for (const locale of ['en', 'ru'] as const) {
  test(`the page of the upload can be used by everybody, ${locale}`, async ({
    page,
    context,
    signIn,
    complaints,
  }) => {
    await signIn(context, `upload-${locale}@forum.example.org`, 'organiser');
    const { upload } = deskWords(locale).codes;
    await page.goto(`/admin/codes/upload?locale=${locale}`);
    for (const text of [GOOD, lines('Label', '')]) {
      await page.locator('[name=file]').setInputFiles(file(text));
      await page.getByRole('button', { name: upload.check }).click();
      await expect(page.getByText(text === GOOD ? upload.ready : upload.fault.no_rows).first()).toBeVisible();
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
  });
}
