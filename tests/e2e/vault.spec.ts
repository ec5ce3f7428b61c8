import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { application } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

for (const locale of DESK_LOCALES) {
  test(`a need is shown for a reason, goes from the screen by itself, and its person reads of it, ${locale}`, async ({
    page,
    context,
    browser,
    baseURL,
    signIn,
    house,
    complaints,
  }) => {
    const { admin, me } = messagesOf(locale);
    const words = admin.record.confidential;
    const email = `confidence-${locale}@people.example.org`;
    const told = { email, locale, diet: 'Halal, no beef', accessNeeds: undefined };
    const { reference } = await house.submit(application(told), undefined, new Date());
    await signIn(context, `confidence-${locale}@forum.example.org`, 'organiser');
    await page.clock.install();
    await page.goto(`/admin/registrations/${reference}?locale=${locale}`);
    const section = page.getByRole('region', { name: words.title });
    await expect(section.getByText(words.none)).toHaveCount(6);
    await expect(section).not.toContainText('Halal');
    await section.getByText(words.show, { exact: true }).click();
    await section.getByRole('button', { name: words.showNow }).click();
    await expect(section.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    await section.getByRole('textbox').fill('Meals are ordered today');
    await expectAccessible(page);
    await section.getByRole('button', { name: words.showNow }).click();
    await expect(section).toContainText('Halal, no beef');
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await context.setOffline(true);
    await page.clock.fastForward('02:01');
    await expect(section).not.toContainText('Halal');
    // A page without a network goes on complaining of it for as long as it is open.
    await page.close();
    complaints.length = 0;

    const own = await browser.newContext({ baseURL });
    await signIn(own, email);
    const mine = await own.newPage();
    await mine.goto(`/${locale}/me`);
    await expect(mine.getByRole('region', { name: me.reveals.title })).toContainText(
      'Meals are ordered today',
    );
    await expectAccessible(mine);
    await own.close();
  });
}
