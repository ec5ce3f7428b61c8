import sharp from 'sharp';
import { expectOk } from '@/lib/core/result';
import { openPhoto } from '@/lib/photo/queries';
import { messagesOf } from '@/messages/load';
import { organiser } from '../support/people';
import { agreeing } from '../support/photos';
import { twoColoured } from '../support/pictures';
import { expect, expectAccessible, expectToFit, test } from '../support/site';

// From left to right, and from right to left.
for (const locale of ['ru', 'ar'] as const) {
  test(`a photo is chosen, cut by the keyboard alone and seen, and what breaks off is sent again, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const words = messagesOf(locale).photo;
    const email = `photo-${locale}@people.example.org`;
    const { reference } = await house.submit(agreeing({ email, locale }), undefined, new Date());
    await signIn(context, email);
    await page.goto(`/${locale}/me`);
    await page.getByRole('link', { name: words.link }).click();
    await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
    await expectAccessible(page);
    const buffer = await twoColoured(3000, 1000);
    await page.getByLabel(words.choose).setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer });
    const frame = page.getByLabel(words.cut.frame);
    await frame.focus();
    // Blue is on the left, red on the right, and the frame begins in the middle.
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await expect(page.getByText(/110\s?[%٪]/)).toBeVisible();
    await expectAccessible(page);
    await expectToFit(page, 'photo');
    const save = page.getByRole('button', { name: words.save });
    await context.setOffline(true);
    await save.press('Enter');
    await expect(page.getByText(words.broken)).toBeVisible();
    await context.setOffline(false);
    complaints.length = 0;
    await save.press('Enter');
    await expect(page.getByText(words.saved)).toBeVisible();
    const shown = page.getByAltText(words.currentAlt);
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);
    const { bytes } = expectOk(await openPhoto(house.scope(organiser), reference, 'photo'));
    const { channels } = await sharp(bytes).stats();
    expect(channels[0]?.mean).toBeGreaterThan(240);
    expect(channels[2]?.mean).toBeLessThan(15);
    await page.getByRole('button', { name: words.cut.again }).click();
    await expect(frame).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath('again.png'), fullPage: true });
  });
}

test('without script a form takes the photo, and its refusal is told on the page', async ({
  browser,
  baseURL,
  house,
  signIn,
}) => {
  const words = messagesOf('en');
  const email = 'photo-plain@people.example.org';
  await house.submit(agreeing({ email }), undefined, new Date());
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  await signIn(context, email);
  const page = await context.newPage();
  await page.goto('/en/me/complete/photo');
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel(words.photo.choose).setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  await choose('holiday.jpg', Buffer.from('MZ\x90\x00 a program'));
  await page.getByRole('button', { name: words.photo.save }).click();
  await expect(page.getByText(words.refusals.FILE_PROGRAM)).toBeVisible();
  await choose('me.jpg', await twoColoured(900, 1200));
  await page.getByRole('button', { name: words.photo.save }).click();
  await expect(page.getByText(words.photo.saved)).toBeVisible();
  await context.close();
});

test('who has not agreed is asked for no photo, and told what happens instead', async ({
  page,
  context,
  house,
  signIn,
}) => {
  const { photo } = messagesOf('en');
  const email = 'photo-refused@people.example.org';
  await house.submit(
    agreeing({ email, consents: { personalData: true, terms: true } }),
    undefined,
    new Date(),
  );
  await signIn(context, email);
  await page.goto('/en/me/complete/photo');
  await expect(page.getByText(photo.notAgreed.title)).toBeVisible();
  await expect(page.getByLabel(photo.choose)).toHaveCount(0);
  await expectAccessible(page);
});
