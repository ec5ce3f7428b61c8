import { eq } from 'drizzle-orm';
import { challenge } from '@/db/schema';
import { challengeAddresses } from '@/lib/challenge/commands';
import { system } from '@/lib/core/actor';
import { DAY_MS } from '@/lib/core/clock';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { decide } from '@/lib/review/commands';
import { messagesOf } from '@/messages/load';
import { LOCALES } from '@/messages/locales';
import { freshEmail } from '../support/form-filling';
import type { House } from '../support/house';
import { application, organiser } from '../support/people';
import { expect, expectAccessible, expectToFit, test } from '../support/site';

/** Somebody approved, with the secret of a letter that asks whether they come. */
async function asked(house: House) {
  const email = freshEmail();
  const { reference } = await house.submit(application({ email }), system('test'), new Date());
  expectOk(await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' }));
  const { id, emailKey } = await house.row(reference);
  const made = await inTransaction(house.scope(system('test'), new Date()), async (tx) =>
    ok(
      await challengeAddresses(tx, [
        {
          purpose: 'attendance',
          emailKey,
          registrationId: id,
          expiresAt: new Date(Date.now() + 5 * DAY_MS),
        },
      ]),
    ),
  );
  return { reference, token: expectOk(made)[0]?.linkToken ?? '' };
}

for (const locale of LOCALES) {
  const { attendance } = messagesOf(locale).me;

  test(`one press from the letter says yes, a look says nothing, and a no after it gives the place up, ${locale}`, async ({
    page,
    house,
    complaints,
  }) => {
    const { reference, token } = await asked(house);
    const address = (answer: string) => `/${locale}/attendance?answer=${answer}&token=${token}`;
    for (const answer of ['yes', 'no']) {
      await page.goto(address(answer));
      await expectAccessible(page);
      await expectToFit(page, answer);
    }
    // A scanner of links has read both pages by now.
    expect(await house.row(reference)).toMatchObject({ state: 'approved', attendanceConfirmedAt: null });
    await page.goto(address('yes'));
    await page.getByRole('button', { name: attendance.submit, exact: true }).click();
    await expect(page.getByRole('status')).toContainText(attendance.thanks);
    expect((await house.row(reference)).attendanceConfirmedAt).not.toBeNull();
    await expectAccessible(page);
    await page.getByRole('link', { name: attendance.byLink.no, exact: true }).click();
    await page.getByRole('button', { name: attendance.byLink.decline, exact: true }).click();
    await expect(page.locator('h1')).toHaveText(attendance.byLink.gone);
    await expectAccessible(page);
    expect((await house.row(reference)).state).toBe('withdrawn');
    // The letter's other link by now, too.
    await page.goto(address('yes'));
    await expect(page.locator('h1')).toHaveText(attendance.byLink.gone);
    expect(complaints).toEqual([]);
  });
}

test('a link that is none or over says so, and leads to the own page', async ({
  page,
  house,
  complaints,
}) => {
  const { byLink } = messagesOf('en').me.attendance;
  const { token } = await asked(house);
  await house.db
    .update(challenge)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(challenge.linkHash, hashToken(token)));
  for (const wrong of [token, newToken(), '']) {
    await page.goto(`/en/attendance?answer=no&token=${wrong}`);
    await expect(page.locator('main')).toContainText(byLink.unknown);
    await expect(page.getByRole('link', { name: byLink.signIn, exact: true }).last()).toHaveAttribute(
      'href',
      '/sign-in?next=/en/me',
    );
  }
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a no is one press as well', async ({ page, house }) => {
    const { byLink } = messagesOf('en').me.attendance;
    const { reference, token } = await asked(house);
    await page.goto(`/en/attendance?answer=no&token=${token}`);
    await page.getByRole('button', { name: byLink.decline, exact: true }).click();
    await expect(page.locator('h1')).toHaveText(byLink.gone);
    expect((await house.row(reference)).state).toBe('withdrawn');
  });
});
