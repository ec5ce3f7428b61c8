import { decide } from '@/lib/review/commands';
import { LOCALES } from '@/messages/locales';
import { apply, fillSteps, freshEmail, goOn } from '../support/form-filling';
import { application, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

for (const locale of LOCALES) {
  test(`the pages before signing in can be used by everybody, ${locale}`, async ({ page, complaints }) => {
    for (const path of ['', '/who', '/terms']) {
      await page.goto(`/${locale}/register${path}`);
      await expectAccessible(page);
    }
    await page.goto(`/${locale}/register/who`);
    await goOn(page, locale);
    await expect(page.locator('main').getByRole('alert')).toBeFocused();
    await expectAccessible(page);
    await fillSteps(page, { locale, email: freshEmail() });
    for (const step of ['name', 'contact', 'participation', 'consents']) {
      await page.goto(`/${locale}/register/${step}?check=1`);
      await expectAccessible(page);
    }
    await page.goto(`/${locale}/confirm?token=x`);
    await expectAccessible(page);
    await page.goto(`/sign-in?locale=${locale}`);
    await expectAccessible(page);
    await page.locator('[name=email]').fill(freshEmail());
    await page.locator('[name=email]').press('Enter');
    await page.waitForURL('**/sign-in/code');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test(`the answer to an application can be used by everybody, ${locale}`, async ({ page, complaints }) => {
    await apply(page, { locale, email: freshEmail() });
    await expectAccessible(page);
    await page.goto(`/${locale}/register`);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test(`one's own pages can be used by everybody, ${locale}`, async ({
    page,
    context,
    signIn,
    house,
    complaints,
  }) => {
    const email = freshEmail();
    const { reference } = await house.submit(application({ email }), undefined, new Date());
    await signIn(context, email);
    const look = async (...paths: string[]) => {
      for (const path of paths) {
        await page.goto(`/${locale}/me${path}`);
        await expectAccessible(page);
      }
    };
    await look('', '/edit', '/withdraw', '/ticket');
    const desk = house.scope(organiser, new Date());
    await decide(desk, reference, { decision: 'request_info', fields: ['position'], note: 'Which?' });
    await look('', '/edit');
    await decide(desk, reference, { decision: 'approve' });
    await look('', '/edit', '/ticket');
    expect(complaints).toEqual([]);
  });
}
