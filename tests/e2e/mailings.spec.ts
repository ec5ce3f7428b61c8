import type { Page } from '@playwright/test';
import { messagesOf } from '@/messages/load';
import type { House } from '../support/house';
import { people } from '../support/mailings';
import { expect, expectAccessible as expectAxe, expectToFit, test } from '../support/own-site';
import { signIn as openSession } from '../support/sessions';

const words = messagesOf('en').mailings;
test.use({ locale: 'en-GB' });

/** Frames without a script have nothing that axe could ask; each letter is looked at by its own tests. */
async function expectAccessible(page: Page): Promise<void> {
  await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.remove()));
  await expectAxe(page);
}

const chosen = (house: House) =>
  people(
    house,
    { countryRepresented: 'IN' },
    { countryRepresented: 'IN', locale: 'ru' },
    { countryRepresented: 'BR' },
  );

test('an organiser writes to those of a list: faults are named, the numbers and the letters shown, then it is started, paused and stopped', async ({
  page,
  context,
  signIn,
  house,
}) => {
  await chosen(house);
  await signIn(context, 'mailings-e2e@forum.example.org', 'organiser');
  await page.goto('/admin/registrations?country=IN');
  await page.getByRole('link', { name: words.listLink }).click();
  await expect(page.getByText('The filter matches 2 people')).toBeVisible();
  await page.locator('[name="subject.en"]').fill('Buses for {reference}');
  await page.locator('[name="body.en"]').fill('Dear {firstname},\n\nbuses leave at 8:30.');
  await page.getByRole('button', { name: words.write.save }).click();
  await expect(page.getByText('This placeholder does not exist: {firstname}.')).toBeVisible();
  await expect(page.locator('[name="subject.en"]')).toHaveValue('Buses for {reference}');
  await expectAccessible(page);
  await page.locator('[name="body.en"]').fill('Dear {name},\n\nbuses leave at 8:30.');
  await page.getByRole('button', { name: words.write.save }).click();

  await expect(page.getByRole('status').getByText(words.write.saved)).toBeVisible();
  await expect(page.getByText('2 people get it')).toBeVisible();
  await expect(page.getByText('1 of them reads another language')).toBeVisible();
  await expect(page.frameLocator('iframe').getByText('Dear Ana Pereira,')).toBeVisible();
  await page.getByRole('button', { name: words.draft.test }).click();
  await expect(page.getByText('1 mail is on its way to you.')).toBeVisible();

  await page.locator('[name=ratePerMinute]').fill('nonsense');
  await page.getByRole('button', { name: 'Send to 2 people' }).click();
  await expect(page.getByText(messagesOf('en').refusals.fields.not_a_number)).toBeVisible();
  // Somebody applies between the look and the press: the numbers come anew, and nothing is sent.
  await people(house, { countryRepresented: 'IN' });
  await page.locator('[name=ratePerMinute]').fill('60');
  await page.getByRole('button', { name: 'Send to 2 people' }).click();
  await expect(page.getByText(messagesOf('en').refusals.RECEIVERS_CHANGED)).toBeVisible();
  await page.getByRole('button', { name: 'Send to 3 people' }).click();

  await expect(page.getByText('0 of 3 have had their turn')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: words.run.pause }).click();
  await expect(page.getByText(words.state.paused)).toBeVisible();
  await page.getByRole('button', { name: words.run.resume }).click();
  await expect(page.getByText(words.state.running)).toBeVisible();
  await page.locator('summary').filter({ hasText: words.run.stop }).click();
  await page.getByRole('button', { name: words.run.stopSure }).click();
  await expect(page.getByText(words.state.stopped, { exact: true })).toBeVisible();
  await expect(page.getByText(words.result.stopped)).toHaveCount(4);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: words.run.csv }).click();
  expect((await file).suggestedFilename()).toMatch(/^mailing-\d{4}-\d\d-\d\d\.csv$/);
});

for (const locale of ['en', 'ru'] as const) {
  test(`every screen of mailings stands on a phone and at a desk, in ${locale}`, async ({
    page,
    context,
    house,
    database,
    baseURL,
  }) => {
    await chosen(house);
    const { cookie } = await openSession(database, `mailings-${locale}@forum.example.org`, ['organiser']);
    const url = baseURL ?? '';
    await context.addCookies([
      { ...cookie, url, httpOnly: true },
      { name: 'locale', value: locale, url },
    ]);
    await page.goto('/admin/mailings/new?country=IN');
    await page.locator('[name=kind]').selectOption('news');
    for (const language of ['en', 'ru', 'ar']) {
      await page.locator(`[name="subject.${language}"]`).fill(`News {name} ${language}`);
      await page.locator(`[name="body.${language}"]`).fill('Dear {name},\n\nnews.');
    }
    const look = async (name: string) => {
      await expectToFit(page, name);
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 900 });
      await expectAccessible(page);
    };
    await look('new');
    await page.getByRole('button', { name: messagesOf(locale).mailings.write.save }).click();
    await expect(page.getByRole('status')).toBeVisible();
    await look('draft');
    await page.goto(`${page.url().split('?')[0]}/edit`);
    await page.locator('[name=kind]').selectOption('forum');
    await page.getByRole('button', { name: messagesOf(locale).mailings.write.save }).click();
    await page
      .locator('form')
      .filter({ has: page.locator('[name=digest]') })
      .getByRole('button')
      .click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await look('run');
    await page.goto('/admin/mailings');
    await look('list');
    await page.goto(`/${locale}/unsubscribe?token=made-up`);
    await look('leave');
    await page.locator('main button').click();
    await expect(page.getByText(messagesOf(locale).public.unsubscribe.LINK_UNKNOWN)).toBeVisible();
  });
}
