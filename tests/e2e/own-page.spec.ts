import { decide } from '@/lib/review/commands';
import { freshEmail } from '../support/form-filling';
import { application, organiser } from '../support/people';
import { expect, test } from '../support/site';

test('a request for information is answered on the page, and what was typed survives a refusal', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const email = freshEmail();
  const { reference } = await house.submit(application({ email }), undefined, new Date());
  const fields = ['organisation', 'nameLatin'];
  await decide(house.scope(organiser, new Date()), reference, {
    decision: 'request_info',
    fields,
    note: 'In full, please.',
  });
  await signIn(context, email);
  await page.goto('/en/me');
  await expect(page.locator('h1')).toContainText('We need something from you');
  await expect(page.locator('main')).toContainText('In full, please.');
  await page.getByRole('link', { name: 'Answer now' }).click();
  await expect(page.locator('[name=phone]')).toHaveCount(0);
  await page.locator('[name="nameLatin.surname"]').fill('Ли');
  await page.locator('[name=organisation]').fill('City Administration of Harbin');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Latin letters');
  await expect(page.locator('[name="nameLatin.surname"]')).toHaveValue('Ли');
  await expect(page.locator('[name=organisation]')).toHaveValue('City Administration of Harbin');
  await page.locator('[name="nameLatin.surname"]').fill('Li');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByRole('status')).toContainText('Your answer has reached us');
  const row = await house.row(reference);
  expect(row).toMatchObject({ state: 'submitted', organisation: 'City Administration of Harbin' });
  expect(complaints).toEqual([]);
});

test('answers are changed, and emptied where they may be empty', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const email = freshEmail();
  const input = application({ email, honorific: 'Dr', languages: ['zh'], diet: 'Halal' });
  const { reference } = await house.submit(input, undefined, new Date());
  await signIn(context, email);
  await page.goto('/en/me/edit');
  await page.locator('[name=honorific]').fill('');
  await page.locator('[name=languages][value=zh]').uncheck();
  await page.locator('[name=diet]').fill('');
  await page.locator('[name=phone]').fill('8 916 123-45-67');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('saved');
  expect(await house.row(reference)).toMatchObject({ honorific: null, languages: [], phone: '+79161234567' });
  await expect(page.locator('main')).not.toContainText('Halal');
  expect(complaints).toEqual([]);
});

test('withdrawal is asked for once on a page of its own, and tells what it means', async ({
  page,
  context,
  signIn,
  house,
  complaints,
}) => {
  const email = freshEmail();
  const { reference } = await house.submit(application({ email }), undefined, new Date());
  await signIn(context, email);
  await page.goto('/ru/me');
  await page.getByRole('link', { name: 'Отозвать заявку' }).click();
  await expect(page.locator('h1')).toContainText(reference);
  await page.getByRole('button', { name: 'Отозвать' }).click();
  await page.waitForURL('**/ru/me');
  await expect(page.locator('h1')).toContainText('Вы отозвали заявку');
  expect((await house.row(reference)).state).toBe('withdrawn');
  expect(complaints).toEqual([]);
});

test('personal pages ask for a sign-in, and no cache keeps them', async ({
  page,
  context,
  signIn,
  request,
}) => {
  for (const path of ['/en/me', '/en/me/edit', '/en/me/ticket', '/en/me/withdraw', '/en/me/calendar']) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.headers().location).toContain('/sign-in?next=/en/me');
  }
  await signIn(context, freshEmail());
  const answer = await page.goto('/en/me');
  expect(answer?.headers()['cache-control']).toMatch(/private.*no-store/);
});

test('the calendar file names the days, and only who is coming gets it', async ({
  context,
  signIn,
  house,
}) => {
  const email = freshEmail();
  const { reference } = await house.submit(application({ email }), undefined, new Date());
  await signIn(context, email);
  const early = await context.request.get('/ru/me/calendar', { maxRedirects: 0 });
  expect(early.status()).toBe(303);
  await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' });
  const file = await context.request.get('/ru/me/calendar');
  expect(file.headers()['content-type']).toContain('text/calendar');
  const text = (await file.text()).replace(/\r\n[ \t]/g, '');
  expect(text).toContain('DTSTART;VALUE=DATE:20270827');
  expect(text).toContain('DTEND;VALUE=DATE:20270829');
  expect(text).toContain('Международный муниципальный форум');
});
