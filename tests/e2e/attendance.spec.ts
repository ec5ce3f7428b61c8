import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { DAY_MS } from '@/lib/core/clock';
import { expectOk } from '@/lib/core/result';
import { setCap } from '@/lib/pool/caps';
import { decide } from '@/lib/review/commands';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { freshEmail } from '../support/form-filling';
import type { House } from '../support/house';
import { application, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

/** Somebody who is approved and has been asked whether they will come. */
async function asked(house: House) {
  const email = freshEmail();
  const { reference } = await house.submit(application({ email }), undefined, new Date());
  expectOk(await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' }));
  await house.settings({ attendanceConfirmBy: inDays(5) }, new Date());
  await house.db
    .update(registration)
    .set({ attendanceAskedAt: new Date(), attendanceDueAt: inDays(5) })
    .where(eq(registration.reference, reference));
  return { email, reference };
}

test.afterEach(async ({ house }) => void (await house.settings({ attendanceConfirmBy: null })));

for (const locale of DESK_LOCALES) {
  const { me, status } = messagesOf(locale);

  test(`who is asked says with one button that they come, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { email, reference } = await asked(house);
    await signIn(context, email);
    await page.goto(`/${locale}/me`);
    const card = page.getByRole('region', { name: me.attendance.title });
    await expect(card).toContainText('UTC+3');
    await expect(card.getByRole('link', { name: me.attendance.cannot })).toHaveAttribute(
      'href',
      `/${locale}/me/withdraw`,
    );
    await expectAccessible(page);
    await card.getByRole('button', { name: me.attendance.submit }).click();
    await expect(page.getByText(me.attendance.thanks)).toBeVisible();
    await expect(page.getByText(status.fact.attendance_confirmed, { exact: true })).toBeVisible();
    await expectAccessible(page);
    expect((await house.row(reference)).attendanceConfirmedAt).not.toBeNull();
    expect(complaints).toEqual([]);
  });

  test(`who waits reads the place, what moves it, and that nothing need be done, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const desk = house.scope(organiser, new Date());
    expectOk(await setCap(desk, { key: 'category:YTH', size: 0 }));
    const email = freshEmail();
    const { reference } = await house.submit(application({ email, category: 'YTH' }), undefined, new Date());
    await signIn(context, email);
    await page.goto(`/${locale}/me`);
    await expect(page.locator('main')).toContainText(status.full.category);
    await expect(page.locator('main')).toContainText(me.place.order);
    await expectAccessible(page);
    expectOk(await decide(desk, reference, { decision: 'approve' }));
    await page.reload();
    await expect(page.locator('h1')).toHaveText(status.sentence.waitlistedApproved);
    await expect(page.getByText(status.fact.approved_in_advance)).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('who is asked can answer, too', async ({ page, context, house, signIn }) => {
    const { email, reference } = await asked(house);
    const { attendance } = messagesOf('en').me;
    await signIn(context, email);
    await page.goto('/en/me');
    await page.getByRole('button', { name: attendance.submit }).click();
    await expect(page.getByText(attendance.thanks)).toBeVisible();
    expect((await house.row(reference)).attendanceConfirmedAt).not.toBeNull();
  });
});
