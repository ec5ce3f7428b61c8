import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { expectOk } from '@/lib/core/result';
import { takeMorningReport } from '@/lib/report/commands';
import { listReports } from '@/lib/report/queries';
import { deskWords, numberIn } from '../support/desk';
import { expect, expectAccessible, test } from '../support/own-site';
import { application, daysLater, fromHome, organiser } from '../support/people';

const words = deskWords('en');

const noonOf = (at: Date) => new Date(`${at.toISOString().slice(0, 10)}T12:00:00Z`);

const tile = (page: Page, label: string) =>
  page
    .getByRole('region', { name: words.dashboard.tiles })
    .getByRole('link', { name: label })
    .locator('.tabular')
    .first();

async function download(page: Page, press: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the dashboard follows what another process writes, and every chart has its table and file, en and ru', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const now = new Date();
  await house.submit(application({ territory: 'Harbin' }), undefined, now);
  await house.submit(fromHome({ territory: 'Kazan' }), undefined, now);
  await signIn(context, 'board@forum.example.org', 'organiser');
  await page.goto('/admin');
  await expect(page.locator('[data-live]')).toBeAttached();
  await expect(tile(page, words.dashboard.tile.applications.label)).toHaveText('2');
  await house.submit(fromHome(), undefined, new Date());
  await expect(tile(page, words.dashboard.tile.applications.label)).toHaveText('3');
  await expectAccessible(page);

  const funnel = page.getByRole('region', { name: words.charts.title.funnel });
  await funnel.getByText(words.charts.table).focus();
  await page.keyboard.press('Enter');
  await expect(
    funnel.getByRole('table').getByRole('link', { name: words.charts.stage.applied }),
  ).toBeVisible();
  const { name, bytes } = await download(page, () =>
    funnel.getByRole('link', { name: words.charts.file }).click(),
  );
  expect(name).toMatch(/^funnel-\d{4}-\d\d-\d\d\.csv$/);
  expect(bytes.toString('utf8')).toMatch(/^\ufeffStep,People\r\nApplied,3\r\n/);

  await page.goto('/admin?locale=ru');
  await expect(page.getByRole('heading', { name: deskWords('ru').dashboard.title })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.goto('/admin/cities?locale=en');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Harbin' }).click();
  await expect(page.getByText('City or region: Harbin')).toBeVisible();
  await expect(page.getByText('1 registration', { exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what the list shows is what the workbook has, without script as well; no cell is a formula', async ({
  browser,
  baseURL,
  house,
  signIn,
}) => {
  const now = new Date();
  const formula = '=HYPERLINK("x")';
  const { reference } = await house.submit(
    application({ organisation: formula, nameNative: '李娜' }),
    undefined,
    now,
  );
  await house.submit(fromHome(), undefined, now);
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  await signIn(plain, 'export@forum.example.org', 'organiser');
  const page = await plain.newPage();
  await page.goto('/admin/registrations?country=CN');
  await page.getByRole('link', { name: words.list.export }).click();
  await expect(page.getByText('One registration goes into the file.')).toBeVisible();

  await page.getByLabel(words.export.name).fill('Who and where');
  await page.getByLabel(words.export.column.email, { exact: true }).check();
  await page.getByRole('button', { name: words.export.keep }).click();
  await expect(page.getByRole('status')).toContainText(words.export.saved);
  await expect(page.getByLabel(words.export.column.email, { exact: true })).toBeChecked();

  const book = await download(page, () => page.getByRole('button', { name: words.export.download }).click());
  const { sheets } = await readXlsx(new Uint8Array(book.bytes));
  const [headings = [], ...rows] = sheets[0]?.rows ?? [];
  expect(headings).toContain(words.export.column.email);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toEqual(expect.arrayContaining([reference, '李娜', formula, 'China']));

  await page.getByLabel(words.export.formats.csv).check();
  const table = await download(page, () => page.getByRole('button', { name: words.export.download }).click());
  const text = table.bytes.toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text.trim().split('\r\n')).toHaveLength(2);

  for (const box of await page.locator('[name=columns]').all()) await box.uncheck();
  await page.getByRole('button', { name: words.export.download }).click();
  await expect(page.getByRole('alert')).toContainText(words.export.fault.columns);
  await page.goto('/admin/audit');
  await expect(page.locator('tbody').getByText(words.facts.export.made)).toHaveCount(2);
  await plain.close();
});

test('the pages of exports and reports can be used by everybody; a morning stays as it was, on paper too', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const now = new Date();
  await house.submit(fromHome(), undefined, now);
  // Tomorrow's, because the worker of the server takes today's by itself.
  expect(await takeMorningReport(house.scope(undefined, daysLater(1, noonOf(now))))).toBe(true);
  const [report] = expectOk(await listReports(house.scope(organiser)));
  const frozen = report?.stats.tiles.applications ?? 0;
  await house.submit(fromHome(), undefined, now);
  await signIn(context, 'reports@forum.example.org', 'organiser');
  await page.goto('/admin/registrations/export');
  await expectAccessible(page);

  await page.goto('/admin/reports');
  await expectAccessible(page);
  await page.getByLabel(words.reports.emails).fill('director at example');
  await page.getByRole('button', { name: words.reports.save }).click();
  await expect(page.getByLabel(words.reports.emails)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel(words.reports.emails)).toHaveValue('director at example');
  await page.getByLabel(words.reports.emails).fill('director@example.org');
  await page.getByRole('button', { name: words.reports.save }).click();
  await expect(page.getByRole('status')).toContainText(words.reports.saved);
  await expect(page.getByLabel(words.reports.emails)).toHaveValue('director@example.org');

  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText(words.reports.frozen)).toBeVisible();
  await expectAccessible(page);
  const tiles = page.getByRole('region', { name: words.dashboard.tilesFrozen });
  expect(numberIn(await tiles.locator('.tabular').first().textContent())).toBe(frozen);
  await expect(tiles.getByRole('link')).toHaveCount(0);
  const { bytes } = await download(page, () =>
    page.getByRole('link', { name: words.reports.file }).first().click(),
  );
  expect(bytes.toString('utf8')).toContain(`Applications,${frozen},`);
  const pdf = await download(page, () => page.getByRole('link', { name: words.reports.pdf }).click());
  expect([pdf.name, pdf.bytes.subarray(0, 5).toString()]).toEqual([`report-${report?.day}.pdf`, '%PDF-']);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table', { name: words.charts.title.days })).toBeVisible();
  await expect(page.getByRole('navigation', { name: words.nav.label }).first()).toBeHidden();
  expect(complaints).toEqual([]);
});
