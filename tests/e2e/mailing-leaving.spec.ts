import { and, eq } from 'drizzle-orm';
import { consent } from '@/db/schema';
import { messagesOf } from '@/messages/load';
import type { House } from '../support/house';
import { agreed, drafting, people, postOffice, starting, workThrough } from '../support/mailings';
import { expect, expectAccessible, test } from '../support/own-site';

/** Somebody to whom news in Arabic have just been sent, and the link of that mail. */
async function sentTo(house: House) {
  const [reference = ''] = await people(house, { ...agreed, locale: 'ar' });
  const body = { en: 'News.', ar: 'أخبار' };
  const id = await drafting(house, {
    kind: 'news',
    query: `q=${reference}`,
    subject: { en: 'News', ar: 'أخبار' },
    body,
  });
  await starting(house, id);
  const office = postOffice();
  await workThrough(house, office);
  const link = /http\S+\/unsubscribe\?token=\S+/.exec(office.parcels[0]?.text ?? '')?.[0] ?? '';
  return {
    path: new URL(link).pathname + new URL(link).search,
    registrationId: (await house.row(reference)).id,
  };
}

const withdrawnBy = async ({ db }: House, of: string) => {
  const [found] = await db
    .select()
    .from(consent)
    .where(and(eq(consent.registrationId, of), eq(consent.purpose, 'news')));
  return found?.withdrawnBy;
};

const words = messagesOf('ar').public.unsubscribe;

for (const javaScriptEnabled of [true, false]) {
  test(`one button ends the news, in the language of the mail and without a sign-in, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    house,
    baseURL,
  }) => {
    const { path, registrationId } = await sentTo(house);
    const page = await browser.newPage({ baseURL, javaScriptEnabled });
    await page.goto(path);
    expect(path).toMatch(/^\/ar\//);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    expect(await withdrawnBy(house, registrationId)).toBeNull();
    await page.getByRole('button', { name: words.submit }).click();
    await expect(page.getByText(words.doneHelp)).toBeVisible();
    // The link is not in the address of the page that thanks.
    expect(page.url()).not.toContain('token');
    expect(await withdrawnBy(house, registrationId)).toBe('mail');
    if (javaScriptEnabled) await expectAccessible(page);
    // Pressed again from the mail, it says the same.
    await page.goto(path);
    await page.getByRole('button', { name: words.submit }).click();
    await expect(page.getByText(words.doneHelp)).toBeVisible();
    await page.close();
  });
}
