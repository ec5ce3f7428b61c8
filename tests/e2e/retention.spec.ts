import { readFileSync } from 'node:fs';
import { system } from '@/lib/core/actor';
import { withdraw } from '@/lib/registration/departure';
import { destroyDue } from '@/lib/retention/sweeping';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { seen } from '../support/badge';
import { expect, expectAccessible, test } from '../support/own-site';
import { application, delegate } from '../support/people';

// Eight days after the last day of the forum.
const AFTER = new Date('2027-09-06T09:00:00.000Z');
const RULE = { en: '7 days after the last day', ru: 'через 7 дней после последнего дня' };

for (const locale of DESK_LOCALES) {
  test(`an organiser holds a record, sees what is kept and until when, and puts it off, ${locale}`, async ({
    page,
    context,
    signIn,
    house,
  }) => {
    const { retention: words, refusals } = messagesOf(locale);
    const { reference } = await house.submit(application({ diet: 'halal' }), undefined, new Date());
    await house.submit(application({ diet: 'vegan' }), undefined, new Date());
    await signIn(context, `keeper-${locale}@forum.example.org`, 'organiser');
    await page.goto(`/admin/registrations/${reference}?locale=${locale}`);
    const kept = page.getByRole('region', { name: words.record.title });
    await kept.getByText(words.record.hold.set).first().click();
    await kept.getByRole('textbox', { name: words.record.hold.reason }).fill('A complaint is looked into');
    await expectAccessible(page);
    await kept.getByRole('button', { name: words.record.hold.set }).click();
    await expect(kept).toContainText('A complaint is looked into');
    await expect(kept.getByText(words.record.erase.open)).toHaveCount(0);

    await destroyDue(house.scope(system('worker'), AFTER));
    await page.goto('/admin/retention');
    await expect(page.getByRole('link', { name: reference })).toBeVisible();
    const done = page.getByRole('table', { name: words.done.title });
    await expect(done.getByRole('row', { name: words.class.needs })).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: `test-results/retention-${locale}-1280.png`, fullPage: true });
    const calendar = page.getByRole('table', { name: words.calendar.title });
    const photos = calendar.getByRole('row', { name: words.class.photos });
    await photos.locator('summary', { hasText: words.delay.open }).click();
    await photos.getByRole('button', { name: words.delay.save }).click();
    await expect(photos.getByText(refusals.fields.required).first()).toBeVisible();
    await photos.getByLabel(words.delay.until).fill('2027-12-24');
    await photos.getByLabel(words.delay.reason).fill('An exhibition of them');
    await photos.getByRole('button', { name: words.delay.save }).click();
    await expect(photos).toContainText('An exhibition of them');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      done.getByRole('link', { name: words.done.file }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^destroyed-.*\.pdf$/);
    // Opened by a reader that is not the writer: what, how many, by which rule, when and by whom.
    const { pages, text } = await seen(readFileSync(await file.path()));
    const said = text.replaceAll(/\s+/g, ' ');
    const { paper } = words;
    expect(pages).toBe(1);
    for (const line of [
      paper.title,
      `${paper.class} ${words.class.needs}`,
      `${paper.people} 1`,
      `${paper.held} 1`,
      `${paper.records} 1`,
      `${paper.rule} ${RULE[locale]}`,
      'vault_record 1',
    ])
      expect(said).toContain(line);
    expect(said).toMatch(new RegExp(`${paper.number} [0-9a-f-]{36}`));
    expect(said).toMatch(new RegExp(`${paper.ended} [^:]*2027[^:]*12:00`));
    expect(said).toMatch(new RegExp(`${paper.by} .*worker`));
    await page.setViewportSize({ width: 390, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await page.screenshot({ path: `test-results/retention-${locale}-390.png`, fullPage: true });
  });

  test(`a person erases everything by writing the number of the application, ${locale}`, async ({
    page,
    context,
    signIn,
    house,
  }) => {
    const { me, refusals } = messagesOf(locale);
    const email = `forget-${locale}@people.example.org`;
    const { reference } = await house.submit(application({ email, locale }), undefined, new Date());
    await signIn(context, email);
    await page.goto(`/${locale}/me/erase`);
    // Who still has a place gives it up first.
    await expect(page).toHaveURL(/\/me\/withdraw$/);
    await withdraw(house.scope(delegate(email), new Date()), reference);
    await page.goto(`/${locale}/me`);
    await page.getByRole('link', { name: me.erase.link }).click();
    await page.getByRole('textbox').fill('BMF-27-999999');
    await page.getByRole('button', { name: me.erase.submit }).click();
    await expect(page.getByText(refusals.fields.reference_differs)).toBeVisible();
    expect((await house.row(reference)).erasedAt).toBeNull();
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
    await page.screenshot({ path: `test-results/erase-${locale}-390.png`, fullPage: true });
    await page.getByRole('textbox').fill(reference.toLowerCase());
    await page.getByRole('button', { name: me.erase.submit }).click();
    await expect(page.getByRole('heading', { name: me.erase.done.title })).toBeVisible();
    await expectAccessible(page);
    expect((await house.row(reference)).erasedAt).not.toBeNull();
    await page.goto(`/${locale}/me`);
    await expect(page).toHaveURL(/sign-in/);
  });
}
