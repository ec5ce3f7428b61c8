import { consentsOf } from '@/lib/consent/queries';
import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import { messagesOf } from '@/messages/load';
import { publishText } from '../support/consents';
import { expect, expectAccessible, test } from '../support/own-site';
import { application, organiser } from '../support/people';

const EMAIL = 'ana@people.example.org';
const all = { personalData: true, terms: true, photoIdentification: true, publicList: true, news: true };

for (const locale of ['en', 'ru'] as const) {
  const words = messagesOf(locale).consents;

  test(`a consent is taken back with its effect read before, and given again; a new text asks first of all, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    test.slow();
    const { reference } = await house.submit(
      application({ email: EMAIL, consents: all, locale }),
      undefined,
      new Date(),
    );
    expectOk(await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' }));
    const { id } = await house.row(reference);
    await signIn(context, EMAIL);
    await page.goto(`/${locale}/me`);
    await page.getByRole('link', { name: words.own.to.consents }).click();
    await expect(page.getByText(words.own.effect.photoIdentification)).toBeVisible();
    await expectAccessible(page);
    const photo = page.getByRole('region', { name: words.name.photoIdentification });
    await photo.getByText(words.own.take, { exact: true }).click();
    await photo.getByRole('button', { name: words.own.takeSure }).click();
    await expect(page.getByText(words.own.taken)).toBeVisible();
    const standing = async () =>
      (await consentsOf(house, id)).filter(
        ({ purpose, withdrawnAt }) => purpose === 'photoIdentification' && !withdrawnAt,
      ).length;
    expect(await standing()).toBe(0);
    await photo.getByRole('button', { name: words.own.give }).click();
    await expect(page.getByText(words.own.agreed)).toBeVisible();
    expect(await standing()).toBe(1);

    await publishText(house, 'terms', 'Be kind.', true);
    await page.goto(`/${locale}/me`);
    const owed = page.getByRole('region', { name: words.own.owedTitle });
    await owed.getByText('2').first().click();
    await expect(owed.getByText('Be kind.')).toBeVisible();
    await expectAccessible(page);
    await owed.getByRole('button').click();
    await expect(owed).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test(`everything that is kept is downloaded, and asked for besides; the desk answers, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    test.slow();
    const { reference } = await house.submit(
      application({ email: EMAIL, consents: all, locale, nameNative: '李娜' }),
      undefined,
      new Date(),
    );
    await signIn(context, EMAIL);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/${locale}/me/data`);
    const spill = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(spill).toBe(0);
    await expectAccessible(page);
    for (const [format, start] of [
      ['pdf', '%PDF'],
      ['json', '{'],
      ['zip', 'PK'],
    ] as const) {
      const answer = await page.request.get(`/${locale}/me/data/my-data.${format}`);
      expect([format, answer.status(), answer.headers()['cache-control']]).toEqual([
        format,
        200,
        'private, no-store',
      ]);
      expect((await answer.body()).subarray(0, start.length).toString()).toBe(start);
    }
    await page.getByLabel(words.data.requests.kind).selectOption('object');
    await page.getByRole('button', { name: words.data.requests.send }).click();
    await expect(page.getByLabel(words.data.requests.words)).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel(words.data.requests.words).fill('No calls.');
    await page.getByRole('button', { name: words.data.requests.send }).click();
    await expect(page.getByText(words.data.requests.sent)).toBeVisible();

    await context.clearCookies();
    await signIn(context, 'clerk@forum.example.org', 'organiser');
    await page.goto(`/admin?locale=${locale}`);
    await page.goto(`/admin/requests`);
    await expectAccessible(page);
    await page.getByRole('link', { name: reference }).click();
    await expect(page.getByText('No calls.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: words.desk.queue.answer }).fill('We call nobody.');
    await page.getByRole('button', { name: words.desk.queue.send }).click();
    await expect(page.getByText(words.desk.queue.done.answered)).toBeVisible();
    expect((await house.mails('claim_answered'))[0]?.letter?.text).toContain('We call nobody.');
    expect(complaints).toEqual([]);
  });
}
