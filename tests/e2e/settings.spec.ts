import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { textsOf } from '@/lib/edition/texts';
import { decide } from '@/lib/review/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import { applicants, deskWords } from '../support/desk';
import { expect, expectAccessible, test } from '../support/own-site';
import { organiser } from '../support/people';

const desk = deskWords('en');
const words = desk.settings;
const PARTS = [
  '',
  '/forum',
  '/window',
  '/deadlines',
  '/attendance',
  '/agreement',
  '/rights',
  '/texts',
  '/texts/about',
  '/consents',
  '/consents/terms',
  '/categories',
];

for (const locale of ['en', 'ru'] as const) {
  test(`every part of the settings can be used by everybody, on a phone too, ${locale}`, async ({
    page,
    context,
    signIn,
    complaints,
  }) => {
    test.slow();
    await signIn(context, 'settler@forum.example.org', 'organiser');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const part of [...PARTS, '/categories/DEL', '/tracks', '/tracks/transport']) {
      await page.goto(`/admin/settings${part}?locale=${locale}`);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expectAccessible(page);
      const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([part, spill]).toEqual([part, 0]);
    }
    expect(complaints).toEqual([]);
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`what closes the registration is shown before it is saved, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    baseURL,
    house,
    signIn,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL });
    const page = await context.newPage();
    await signIn(context, 'settler@forum.example.org', 'organiser');
    const before = await currentEdition(house);
    await page.goto('/admin/settings/window');
    const closes = page.getByLabel(words.field.registrationClosesAt);
    await closes.fill('2026-07-01T12:00');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.effects.look)).toBeVisible();
    await expect(page.getByText(words.effects.window.closes)).toBeVisible();
    await expect(closes).toHaveValue('2026-07-01T12:00');
    expect(await currentEdition(house)).toEqual(before);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByRole('status')).toContainText(words.saved);
    expect((await currentEdition(house)).registrationClosesAt.toISOString()).toBe('2026-07-01T09:00:00.000Z');
    await context.close();
  });
}

test('the second of two organisers is told what the first changed, keeps what was typed, and then saves', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'settler@forum.example.org', 'organiser');
  await page.goto('/admin/settings/forum');
  const name = page.getByLabel('Name, in Russian');
  const number = page.getByLabel(words.field.number);
  await name.fill('Форум городов');
  const { id } = await currentEdition(house);
  const scope = house.scope(organiser, new Date());
  expectOk(await changeSettings(scope, id, { number: 9, city: { en: 'Kazan', ru: 'Казань' } }));
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByText('it is now: 9')).toBeVisible();
  await expect(page.getByText('it is now: Казань')).toBeVisible();
  await expect(name).toHaveValue('Форум городов');
  await expect(number).toHaveValue('9');
  await expectAccessible(page);
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByRole('status')).toContainText(words.saved);
  const edition = await currentEdition(house);
  expect([edition.name.ru, edition.number, edition.city.ru]).toEqual(['Форум городов', 9, 'Казань']);
  expect(complaints).toEqual([]);
});

test('each fault is told at its field, and nothing is saved', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'settler@forum.example.org', 'organiser');
  const before = await currentEdition(house);
  await page.goto('/admin/settings/forum');
  await page.getByLabel('Name, in Russian').fill('  ');
  await page.getByLabel(words.field.timeZone).fill('Mars/Olympus');
  await page.getByLabel(words.field.number).fill('0');
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByLabel('Name, in Russian')).toHaveAccessibleDescription(/Fill in this field/);
  await expect(page.getByLabel(words.field.timeZone)).toHaveAccessibleDescription(
    /There is no such time zone/,
  );
  await expect(page.getByLabel(words.field.number)).toHaveAccessibleDescription(/too small or too large/);
  await page.goto('/admin/settings/attendance');
  await page.getByLabel(words.field.attendanceConfirmBy).fill('2020-01-01T00:00');
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByText(words.contradiction.attendanceConfirmByPast)).toBeVisible();
  expect(await currentEdition(house)).toEqual(before);
  expect(complaints).toEqual([]);
});

test('a text is looked at in both languages, saved, and stands on the pages; the other language falls back to it', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'settler@forum.example.org', 'organiser');
  await page.goto('/admin/settings/texts');
  await page.getByRole('link', { name: words.texts.place.about }).click();
  await page.getByLabel('In English').fill('# Be kind\nTo everybody.');
  await page.getByRole('button', { name: words.texts.preview }).click();
  const russian = page.getByRole('region', { name: 'What readers of Russian see' });
  await expect(russian.getByRole('heading', { name: 'Be kind' })).toBeVisible();
  await expect(russian).toContainText('they read the text in English');
  expect(await textsOf(house)).toEqual({});
  await page.getByRole('button', { name: words.texts.save }).click();
  await expect(page.getByText(words.texts.saved)).toBeVisible();
  for (const locale of ['en', 'ru']) {
    await page.goto(`/${locale}`);
    await expect(page.getByRole('heading', { name: 'Be kind' })).toBeVisible();
    await expectAccessible(page);
  }
  await expect(page.locator('div[lang=en]')).toContainText('To everybody.');
  await page.goto('/admin/audit?action=edition.text_changed');
  await expect(page.getByRole('row').filter({ hasText: 'To everybody.' })).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('a track is added, renamed and retired; one in use cannot be deleted, one that nobody has can', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'settler@forum.example.org', 'organiser');
  const { first } = await applicants(house, 1, { tracks: ['transport'] });
  expectOk(await decide(house.scope(organiser, new Date()), first, { decision: 'approve' }));
  await page.goto('/admin/settings/tracks');
  await page.getByLabel(words.choices.key).fill('Harbours');
  await page.getByRole('button', { name: words.choices.addNow }).click();
  await expect(page.getByLabel(words.choices.key)).toHaveAccessibleDescription(/Write small Latin/);
  await expect(page.getByLabel(words.choices.key)).toHaveValue('Harbours');
  await page.getByLabel(words.choices.key).fill('harbours');
  await page.getByLabel('Name, in English').fill('Harbours');
  await page.getByLabel('Name, in Russian').fill('Порты');
  await page.getByRole('button', { name: words.choices.addNow }).click();
  await expect(page.getByText(words.choices.added)).toBeVisible();

  await page.getByRole('link', { name: 'Transport' }).click();
  await page.getByLabel('Name, in English').fill('Buses and trams');
  await page.getByLabel(words.choices.state).selectOption('no');
  await page.getByRole('button', { name: words.choices.save }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Buses and trams' })).toContainText(
    words.choices.closed.track,
  );
  await page.getByRole('link', { name: 'Buses and trams' }).click();
  await page.getByRole('button', { name: words.choices.delete }).click();
  await expect(page.getByText('it is used by 1 application')).toBeVisible();
  await page.goto('/admin/settings/tracks/harbours');
  await page.getByRole('button', { name: words.choices.delete }).click();
  await expect(page.getByText(words.choices.deleted)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Harbours' })).toHaveCount(0);
  expect(complaints).toEqual([]);
});
