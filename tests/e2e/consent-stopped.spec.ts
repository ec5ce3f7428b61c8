import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { giveConsent } from '@/lib/registration/agreement';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { publishText } from '../support/consents';
import { gateAt, isKept, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { expect, expectAccessible, test } from '../support/own-site';
import { delegate } from '../support/people';

for (const locale of DESK_LOCALES) {
  const { admin, consents } = messagesOf(locale);
  const words = admin.settings;

  test(`tickets are stopped until a new text is agreed to: read before it is saved, seen on the dashboard, the list and the own page, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }, testInfo) => {
    test.slow();
    const email = `ana-${locale}@people.example.org`;
    const ana = await ticketHolder(house, { email, locale });
    await publishText(house, 'terms', 'Be kind.', true);
    await signIn(context, `settler-${locale}@forum.example.org`, 'organiser');
    const shot = (name: string) =>
      page.screenshot({ path: testInfo.outputPath(`${name}.png`), fullPage: true });
    await page.goto(`/admin/settings/agreement?locale=${locale}`);
    await page.getByLabel(words.field.isTicketStoppedUnagreed).selectOption('true');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.effects.look)).toBeVisible();
    await expect(page.getByRole('region', { name: words.effects.title })).toContainText(
      locale === 'en' ? 'One person with a ticket has not agreed' : '1 человек с билетом ещё не согласился',
    );
    expect((await currentEdition(house)).isTicketStoppedUnagreed).toBe(false);
    await expectAccessible(page);
    await shot('agreement-1280');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.saved)).toBeVisible();
    expect((await currentEdition(house)).isTicketStoppedUnagreed).toBe(true);

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/admin');
    await shot('dashboard-390');
    await page
      .getByRole('link', { name: locale === 'en' ? /sent to the help desk/ : /к стойке помощи/ })
      .click();
    await expect(page).toHaveURL(/consent=owed/);
    await expect(page.getByText(admin.list.narrowed.consent.owed)).toBeVisible();
    await expect(page.getByText(ana.reference).first()).toBeVisible();
    await shot('list-390');

    await page.goto('/admin/settings/rights');
    await page.getByLabel(words.field.rightsWorkingDays).fill('12');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.effects.lateByLaw)).toBeVisible();
    await expectAccessible(page);
    await shot('rights-390');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.saved)).toBeVisible();
    const { rightsWorkingDays, rightsErasureDays } = await currentEdition(house);
    expect([rightsWorkingDays, rightsErasureDays]).toEqual([12, 30]);

    await signIn(context, email);
    await page.goto(`/${locale}/me`);
    await expect(page.getByText(consents.own.owedTicket)).toBeVisible();
    await expectAccessible(page);
    await shot('me-390');
    await page.goto(`/${locale}/me/ticket`);
    await expect(page.getByText(consents.own.owedTicket)).toBeVisible();
    await expectAccessible(page);
    await shot('ticket-390');
    await page.goto(`/${locale}/me`);
    await page.getByRole('region', { name: consents.own.owedTitle }).getByRole('button').click();
    await expect(page.getByText(consents.own.owedTicket)).toHaveCount(0);
    await page.goto(`/${locale}/me/ticket`);
    await expect(page.getByText(consents.own.owedTicket)).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}

test('the gate sends who has not agreed to the desk, with and without the network, and admits at once who agrees', async ({
  page,
  context,
  house,
  signIn,
}, testInfo) => {
  test.slow();
  const { gate } = messagesOf('en');
  const email = 'gated@people.example.org';
  const { code, reference } = await ticketHolder(house, { email });
  await publishText(house, 'terms', 'Be kind.', true);
  await house.settings({ isTicketStoppedUnagreed: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await gateAt(page, context, signIn, 'N2');
  await isKept(page);
  const isSent = async () => {
    await readByScanner(page, code);
    await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
    await expect(page.getByText(gate.reasons.consent_owed)).toBeVisible();
  };
  await isSent();
  await expectAccessible(page);
  await page.screenshot({ path: testInfo.outputPath('gate-390.png') });
  await context.setOffline(true);
  await isSent();
  await context.setOffline(false);
  const agreed = { reference, purpose: 'terms' as const, version: 2, locale: 'en' };
  expectOk(await giveConsent(house.scope(delegate(email), new Date()), agreed));
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
});
