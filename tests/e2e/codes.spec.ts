import { readFile } from 'node:fs/promises';
import { deskWords } from '../support/desk';
import { apply, chooseCountry, freshEmail, goOn } from '../support/form-filling';
import { inviteOne, readInvitationRow } from '../support/invitations';
import { expect, expectAccessible, test } from '../support/site';

const words = deskWords('en').codes;
const CODE = /[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}/;

test('an organiser sees the effect, makes codes, downloads them, and a delegate comes in by one', async ({
  page,
  context,
  browser,
  signIn,
  house,
  complaints,
}) => {
  await signIn(context, 'codes@forum.example.org', 'organiser');
  await page.goto('/admin/codes/new');
  const label = `Sister cities ${Date.now()}`;
  await page.getByLabel(words.new.label).fill(label);
  await page.getByLabel(words.new.category, { exact: false }).first().selectOption('VIP');
  await page.getByLabel(words.new.count).fill('3');
  await page.getByLabel(words.new.reservedSeats).fill('1');
  await page.getByLabel(words.new.pool).selectOption('international');
  await page.getByRole('button', { name: words.new.preview }).click();
  await expect(page.getByRole('status')).toContainText(/3 codes.*takes 3 of .* free international seats/);
  await expect(page.getByLabel(words.new.label)).toHaveValue(label);
  await page.getByRole('button', { name: words.new.make, exact: true }).click();
  await page.waitForURL('**/admin/codes?batch=*');
  await expect(page.getByRole('status')).toContainText('3 codes are ready');
  await expect(page.getByRole('row')).toHaveCount(4);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: words.download }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(file.charCodeAt(0)).toBe(0xfeff);
  expect(file.split('\r\n')).toHaveLength(5);
  const code = CODE.exec(file)?.[0] ?? '';

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(`${new URL(page.url()).origin}/en/register/who`);
  await theirs.locator('[name=invitationCode]').fill('k7qm 2xwp 9ftr');
  await chooseCountry(theirs, 'countryRepresented', 'en', true);
  await chooseCountry(theirs, 'citizenship', 'en', true);
  await goOn(theirs, 'en');
  await expect(theirs.getByText('We do not know this code.').first()).toBeVisible();
  await theirs.locator('[name=invitationCode]').fill(code.toLowerCase());
  await goOn(theirs, 'en');
  await theirs.waitForURL('**/register/name');
  await expect(theirs.getByText('Your invitation code is accepted')).toBeVisible();
  await expect(theirs.getByText('Guest of honour, a seat is kept for you')).toBeVisible();
  await theirs.goto(theirs.url().replace('/name', '/who'));
  await expect(theirs.locator('input[value=VIP]')).toBeChecked();
  await theirs.context().close();

  const row = page.getByRole('row').filter({ hasText: code });
  await row.getByText(words.act.delete, { exact: true }).click();
  await row.getByRole('button', { name: words.act.deleteNow }).click();
  await expect(page.getByRole('status').filter({ hasText: words.deleted })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(3);
  await house.expectSound();
  expect(complaints).toEqual([]);
});

test('the link of a letter leads through the form to a registration, also without script', async ({
  browser,
  house,
  baseURL,
}) => {
  const email = freshEmail();
  const one = await inviteOne(
    house,
    { emails: email, mails: 'yes', category: 'BUS', pool: 'international', reservedSeats: '1' },
    new Date(),
  );
  const letter = (await house.mails('invitation')).find(({ recipient }) => recipient === email)?.letter;
  const path = /\/en\/register\/invitation\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByText('A seat is kept for you.')).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name === 'draft')).toEqual([]);
  await page.getByRole('button', { name: 'Fill in the registration' }).click();
  await page.waitForURL('**/en/register/who');
  await expect(page.locator('[name=invitationCode]')).toHaveValue(CODE);
  await expect(page.locator('input[value=BUS]')).toBeChecked();
  const reference = await apply(page, { locale: 'en', email, hasScript: false });
  expect(await house.row(reference)).toMatchObject({ invitationId: one.id, category: 'BUS', email });
  expect(await readInvitationRow(house, one.id)).toMatchObject({ uses: 1, reservedSeats: 0 });
  await page.goto(path);
  await expect(page.getByText('This code has been used as often as it may be.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Register without an invitation' })).toBeVisible();
  await context.close();
});

test('whoever comes by a code that needs no review is approved at once, and told so with the ticket', async ({
  browser,
  house,
  baseURL,
}) => {
  const email = freshEmail();
  const own = { emails: email, mails: 'yes', category: 'SPK', pool: 'international', reservedSeats: '1' };
  await inviteOne(house, { ...own, approves: 'yes' }, new Date());
  const letter = (await house.mails('invitation')).find(({ recipient }) => recipient === email)?.letter;
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto(/\/en\/register\/invitation\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: 'Fill in the registration' }).click();
  await page.waitForURL('**/en/register/who');
  const reference = await apply(page, { locale: 'en', email });
  expect((await house.row(reference)).state).toBe('approved');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are approved');
  await expect(page.getByText(/approves the application without review/)).toBeVisible();
  await expectAccessible(page);
  await page.locator('[name=code]').fill((await house.secretsFor(email)).code);
  await page.locator('[name=code]').press('Enter');
  await page.waitForURL('**/en/me**');
  await page.goto('/en/me/ticket');
  await expect(page.getByRole('img', { name: 'QR code of the ticket' })).toBeVisible();
  await house.expectSound();
  await context.close();
});

test('the file with the codes is for organisers alone, and nobody keeps a copy of it on the way', async ({
  page,
  context,
  signIn,
  house,
}) => {
  await inviteOne(house, { label: '=cmd|calc' }, new Date());
  const read = () => context.request.get('/admin/codes/codes.csv');
  expect((await read()).status()).toBe(401);
  await signIn(context, 'codes-reviewer@forum.example.org', 'reviewer');
  expect((await read()).status()).toBe(403);
  expect((await page.goto('/admin/codes'))?.status()).toBe(403);
  await context.clearCookies();
  await signIn(context, 'codes-file@forum.example.org', 'organiser');
  const file = await read();
  expect(file.headers()['cache-control']).toContain('no-store');
  // A spreadsheet must not run what somebody has written into a label.
  expect(await file.text()).toContain("'=cmd|calc");
  expect((await context.request.get('/admin/codes/codes.csv?batch=x')).status()).toBe(404);
});

for (const locale of ['en', 'ru'] as const) {
  test(`the pages of codes can be used by everybody, ${locale}`, async ({
    page,
    context,
    signIn,
    house,
    complaints,
  }) => {
    await signIn(context, `codes-${locale}@forum.example.org`, 'organiser');
    const own = { emails: freshEmail(), category: 'VIP', pool: 'domestic', reservedSeats: '1', mails: 'yes' };
    const one = await inviteOne(house, own, new Date());
    const letter = (await house.mails('invitation')).find(({ recipient }) => recipient === one.email)?.letter;
    const landing = /\/register\/invitation\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';
    for (const path of [
      `/admin/codes?locale=${locale}`,
      '/admin/codes?q=nothing-like-it',
      '/admin/codes/new',
      `/admin/codes/${one.id}`,
      `/${locale}${landing}`,
      `/${locale}/register/invitation/x`,
    ]) {
      await page.goto(path);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
  });
}
