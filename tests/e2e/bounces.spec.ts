import { eq } from 'drizzle-orm';
import { mailMessage } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { takeInBounces } from '@/lib/mail/bounces';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES } from '@/messages/locales';
import { notification } from '../support/bounces';
import { freshEmail } from '../support/form-filling';
import { application } from '../support/people';
import { expect, expectAccessible, expectToFit, test } from '../support/site';

for (const locale of DESK_LOCALES) {
  const words = messagesOf(locale).admin.mail.bounces;

  test(`a letter that came back stands on the dashboard, in a list and on the record until the address works again, ${locale}`, async ({
    page,
    context,
    baseURL,
    house,
    signIn,
    complaints,
  }) => {
    const email = freshEmail();
    const { id, reference } = await house.submit(application({ email }), undefined, new Date());
    const mail = (await house.mails()).find(({ registrationId }) => registrationId === id);
    const mailId = mail?.id ?? '';
    await house.db.update(mailMessage).set({ state: 'sent' }).where(eq(mailMessage.id, mailId));
    const message = notification({ mailId, recipient: email });
    const provider = house.scope(system('test'), new Date());
    expect(expectOk(await takeInBounces(provider, { message })).noted).toBe(1);
    await signIn(context, 'head@forum.example', 'organiser');
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }]);
    await page.goto(`/admin/registrations/${reference}`);
    await expect(page.locator('main')).toContainText(words.onRecord);
    await expectAccessible(page);
    await page.goto('/admin');
    await page.locator('a[href="/admin/mail/bounces"]').first().click();
    const row = page.getByRole('row').filter({ hasText: email });
    await expect(row).toContainText(words.because.unknown.replace('{status}', '5.1.1'));
    await expectAccessible(page);
    await expectToFit(page, 'bounces');
    await row.getByText(words.clear, { exact: true }).click();
    await row.getByRole('button', { name: words.clearSure }).click();
    await expect(page.getByRole('status')).toContainText(words.cleared);
    await expect(row.getByText(words.clear, { exact: true })).toHaveCount(0);
    await page.goto(`/admin/registrations/${reference}`);
    await expect(page.locator('main')).not.toContainText(words.onRecord);
    expect(complaints).toEqual([]);
  });
}
