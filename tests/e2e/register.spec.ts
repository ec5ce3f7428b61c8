import { count, eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { apply, chooseCountry, consent, fillSteps, freshEmail, goOn, sendOff } from '../support/form-filling';
import { expect, test } from '../support/site';

test('reload and back lose nothing, not even what was never sent', async ({ page, complaints }) => {
  await page.goto('/ru/register/who');
  await page.locator('input[value=EXP]').check();
  await chooseCountry(page, 'countryRepresented', 'ru', true);
  await chooseCountry(page, 'citizenship', 'ru', true);
  await page.locator('[name=territory]').fill('Цицикар');
  await goOn(page, 'ru');
  await page.waitForURL('**/register/name');
  await page.locator('[name=badgeName]').pressSequentially('Юля');
  await expect(page.getByText('Сохранено')).toBeVisible();
  await page.reload();
  await expect(page.locator('[name=badgeName]')).toHaveValue('Юля');
  await page.locator('[name=honorific]').fill('д-р');
  await expect(page.getByText('Сохранено')).toBeVisible();
  await page.goBack();
  await expect(page.locator('[name=territory]')).toHaveValue('Цицикар');
  await expect(page.locator('input[value=EXP]')).toBeChecked();
  await expect(page.locator('input[role=combobox]').first()).toHaveValue('Китай');
  await page.locator('[name=territory]').fill('Харбин');
  await page.goForward();
  await expect(page.locator('[name=honorific]')).toHaveValue('д-р');
  await page.goto('/ru/register');
  await page.getByRole('link', { name: 'Продолжить с того же места' }).click();
  await page.waitForURL('**/register/name');
  await page.goBack();
  await page.goto('/ru/register/who');
  await expect(page.locator('[name=territory]')).toHaveValue('Харбин');
  expect(complaints).toEqual([]);
});

test('a reload in the middle of a word keeps the word', async ({ page, complaints }) => {
  await page.goto('/en/register/who');
  await page.locator('input[value=BUS]').check();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.locator('[name=territory]').fill('Harbin');
  await page.reload();
  await expect(page.locator('[name=territory]')).toHaveValue('Harbin');
  expect(complaints).toEqual([]);
});

test('two quick clicks and a second tab make one registration and lead to the same answer', async ({
  page,
  context,
  database,
  complaints,
}) => {
  const email = freshEmail();
  await fillSteps(page, { locale: 'en', email });
  await consent(page);
  await expect(page.getByText('Saved')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/en/register/consents');
  await Promise.all([
    page.getByRole('button', { name: 'Send the application' }).dblclick(),
    sendOff(other, 'en'),
  ]);
  await page.waitForURL('**/register/done');
  await other.waitForURL('**/register/done');
  expect(await other.locator('main').textContent()).toContain(
    (await page.locator('main strong').first().textContent()) ?? 'nothing',
  );
  const [rows] = await database.db
    .select({ count: count() })
    .from(registration)
    .where(eq(registration.emailKey, email));
  expect(rows?.count).toBe(1);
  expect(complaints).toEqual([]);
});

test('an address that is registered already is told plainly, and nothing is lost', async ({
  page,
  complaints,
}) => {
  const email = freshEmail();
  await apply(page, { locale: 'ru', email });
  await page.getByRole('button', { name: 'Подать заявку за другого человека' }).click();
  await page.waitForURL('**/register/who');
  await fillSteps(page, { locale: 'ru', email: email.toUpperCase() });
  await consent(page);
  await sendOff(page, 'ru');
  await expect(page.locator('main').getByRole('alert')).toContainText('уже есть');
  await expect(page.locator('main').getByRole('alert').getByRole('link', { name: 'Войти' })).toHaveAttribute(
    'href',
    '/sign-in?next=/ru/me',
  );
  await expect(page.locator('main')).toContainText('Harbin Trams');
  await expect(page.locator('[name="consents.terms"]')).toBeChecked();
  expect(complaints).toEqual([]);
});

test('a form that is sent after the end is told so, and keeps everything', async ({
  page,
  house,
  complaints,
}) => {
  await fillSteps(page, { locale: 'en', email: freshEmail() });
  await consent(page);
  const [hourAgo, inAYear] = [-1, 24 * 365].map((hours) => new Date(Date.now() + hours * 3_600_000));
  await house.settings({ registrationClosesAt: hourAgo });
  try {
    await sendOff(page, 'en');
    await expect(page.locator('main')).toContainText('What you typed is kept');
    await expect(page.locator('main')).toContainText('Harbin Trams');
    await page.goto('/en/register');
    await expect(page.locator('main')).toContainText('Registration closed');
    await page.goto('/en/register/contact');
    await expect(page.locator('[name=organisation]')).toHaveValue('Harbin Trams');
  } finally {
    await house.settings({ registrationClosesAt: inAYear });
  }
  expect(complaints).toEqual([]);
});

test('the Latin name is suggested, marked, and never written over', async ({ page, complaints }) => {
  await page.goto('/ru/register/who');
  await page.locator('input[value=EXP]').check();
  await expect(page.getByText('Сохранено')).toBeVisible();
  await page.goto('/ru/register/name');
  await page.locator('[name=nameNative]').pressSequentially('Щукина Юлия Петровна');
  const [surname, given] = [
    page.locator('[name="nameLatin.surname"]'),
    page.locator('[name="nameLatin.given"]'),
  ];
  await expect(surname).toHaveValue('Shchukina');
  await expect(given).toHaveValue('Iuliia');
  await expect(page.getByText('Предложено по паспортной таблице')).toBeVisible();
  await given.fill('Julia');
  await page.locator('[name=nameNative]').fill('Щукин Юрий');
  await expect(surname).toHaveValue('Shchukin');
  await expect(given).toHaveValue('Julia');
  expect(complaints).toEqual([]);
});

test('a wrong code keeps what was typed and says how many tries are left; the right one leads on', async ({
  page,
  house,
  complaints,
}) => {
  const email = freshEmail();
  await apply(page, { locale: 'en', email });
  const { code } = await house.secretsFor(email);
  const wrong = code === '111111' ? '222222' : '111111';
  await page.locator('[name=code]').fill(wrong);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page.locator('#code-error')).toContainText('4 more tries');
  await expect(page.locator('[name=code]')).toHaveValue(wrong);
  await page.getByRole('button', { name: 'Send the letter again' }).click();
  await expect(page.getByRole('status')).toContainText('on its way again');
  const { code: newer } = await house.secretsFor(email);
  await page.locator('[name=code]').fill(` ${newer.slice(0, 3)} ${newer.slice(3)}`);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.waitForURL('**/en/me');
  expect(complaints).toEqual([]);
});

test('a country typed in full is chosen without touching the list, which stays while the page scrolls', async ({
  page,
  complaints,
}) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await page.goto('/ru/register/who');
  const [represented, citizenship] = ['countryRepresented', 'citizenship'].map((name) =>
    page.locator(`input[role=combobox][aria-labelledby~="${name}-label"]`),
  );
  await represented?.pressSequentially('кита');
  await page.mouse.wheel(0, 120);
  await expect(page.getByRole('option', { name: 'Китай', exact: true })).toBeVisible();
  await represented?.fill('brazil');
  await represented?.press('Tab');
  await expect(page.locator('input[name=countryRepresented]')).toHaveValue('BR');
  await expect(represented ?? page.locator('none')).toHaveValue('Бразилия');
  await citizenship?.fill('германия');
  await citizenship?.press('Tab');
  await expect(page.locator('input[name=citizenship]')).toHaveValue('DE');
  expect(complaints).toEqual([]);
});
