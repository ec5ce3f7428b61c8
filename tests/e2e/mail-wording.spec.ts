import { messagesOf } from '@/messages/load';
import { DESK_LOCALES, LOCALES } from '@/messages/locales';
import { expect, expectAccessible, expectToFit, test } from '../support/site';

for (const locale of DESK_LOCALES) {
  const { settings } = messagesOf(locale).admin;
  const words = settings.mail;
  const inEnglish = { language: settings.language.en };
  const said = (sentence: string, values: Record<string, string>) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence);

  test(`a letter is written, checked, looked at in every language, saved and taken back, ${locale}`, async ({
    page,
    context,
    baseURL,
    signIn,
    complaints,
  }) => {
    test.slow();
    await signIn(context, 'head@forum.example', 'organiser');
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }]);
    await page.goto('/admin/settings/mail');
    await expectAccessible(page);
    await page.getByRole('link', { name: words.kind.merged, exact: true }).click();
    await expectAccessible(page);
    const subject = page.getByLabel(said(words.subject, inEnglish), { exact: true });
    const body = page.getByLabel(said(words.body, inEnglish), { exact: true });
    await subject.fill('Goodbye {nmae}');
    await body.fill('Dear {name');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.locator('main')).toContainText(said(words.fault.unknown, { names: 'nmae' }));
    await expect(body).toHaveValue('Dear {name');
    await expectAccessible(page);
    await subject.fill('Goodbye {name}');
    await body.fill('Dear {name},\n\n{joined} and {reference} until next year.');
    await page.getByRole('button', { name: words.preview }).click();
    for (const language of LOCALES) {
      const title = said(words.previewOf, { language: settings.language[language] });
      const frame = page.frameLocator(`iframe[title="${words.asLetter}: ${title}"]`);
      await expect(frame.locator('html')).toHaveAttribute('lang', language);
      if (language === 'en') await expect(frame.locator('body')).toContainText('until next year.');
    }
    await expectToFit(page, 'wording');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByRole('status')).toContainText(words.saved);
    await page.getByRole('link', { name: words.kind.merged, exact: true }).click();
    await expect(subject).toHaveValue('Goodbye {name}');
    await expectAccessible(page);
    await page.getByText(words.reset, { exact: true }).click();
    await page.getByRole('button', { name: words.resetSure }).click();
    await expect(page.getByRole('status')).toContainText(words.saved);
    await page.getByRole('link', { name: words.kind.merged, exact: true }).click();
    await expect(subject).toHaveValue(messagesOf('en').mail.merged.subject);
    expect(complaints).toEqual([]);
  });
}

test('the second of two writers is told, and sees what counts now', async ({ page, context, signIn }) => {
  const words = messagesOf('en').admin.settings.mail;
  await signIn(context, 'head@forum.example', 'organiser');
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto('/admin/settings/mail/substituted');
  for (const [one, text] of [
    [other, 'First'],
    [page, 'Second'],
  ] as const) {
    await one.getByLabel('Subject in English', { exact: true }).fill(text);
    await one.getByRole('button', { name: words.save }).click();
    if (one === other) await expect(one.getByRole('status')).toContainText(words.saved);
  }
  await expect(page.getByText(words.stale)).toBeVisible();
  await expect(page.getByText('First', { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel('Subject in English', { exact: true })).toHaveValue('Second');
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByRole('status')).toContainText(words.saved);
});

test('only organisers post words to the preview, and only from our own pages', async ({
  page,
  context,
  baseURL,
  signIn,
}) => {
  const form = { locale: 'en', subject: 'Hi', body: 'There' };
  const path = '/admin/settings/mail/withdrawn/letter.html';
  const post = (origin: string) => context.request.post(path, { form, headers: { origin } });
  expect((await post(baseURL ?? '')).status()).toBe(401);
  await signIn(context, 'reviewer@forum.example', 'reviewer');
  expect((await post(baseURL ?? '')).status()).toBe(403);
  await signIn(context, 'head@forum.example', 'organiser');
  expect((await post('https://elsewhere.example')).status()).toBe(403);
  const answer = await post(baseURL ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-security-policy']).toContain('sandbox');
  expect(await answer.text()).toContain('There');
  const faulty = await context.request.post(path, {
    form: { ...form, body: '{x' },
    headers: { origin: baseURL ?? '' },
  });
  expect(faulty.status()).toBe(422);
  await page.close();
});
