import { currentEdition } from '@/lib/edition/queries';
import { applicants, deskWords } from '../support/desk';
import { expect, test } from '../support/site';

const words = deskWords('en');

test('an invitation is shown once, and its bearer has the role until it is taken away', async ({
  page,
  context,
  browser,
  signIn,
  complaints,
}) => {
  await signIn(context, 'inviter@forum.example.org', 'organiser');
  await page.goto('/admin/staff');
  await page.getByRole('button', { name: words.staff.makeLink }).click();
  await expect(page.getByText('Fill in this field.').first()).toBeVisible();
  await page.getByLabel(words.staff.column.email, { exact: true }).fill('invited@forum.example.org');
  await page.getByLabel(words.staff.column.role, { exact: true }).selectOption('reviewer');
  await page.getByRole('button', { name: words.staff.makeLink }).click();
  const link = await page.getByRole('status').locator('code').textContent();
  await page.reload();
  await expect(page.getByText('invited@forum.example.org')).toBeVisible();
  await expect(page.locator('main')).not.toContainText(link ?? '');

  const invited = await browser.newContext();
  const theirs = await invited.newPage();
  await theirs.goto(link ?? '');
  await theirs.getByRole('main').getByRole('button').click();
  await theirs.waitForURL('**/admin');

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'invited@forum.example.org' });
  await row.getByText(words.staff.remove).click();
  await row.getByRole('button', { name: words.staff.removeNow }).click();
  await expect(page.getByRole('status')).toContainText(words.staff.removed);
  // The session went with the role.
  await theirs.goto(`${new URL(page.url()).origin}/admin`);
  await expect(theirs).toHaveURL(/\/sign-in/);
  await invited.close();
  expect(complaints).toEqual([]);
});

test('a reviewer of one country sees that country, and is shut out from the page of the member at once', async ({
  page,
  context,
  browser,
  signIn,
  complaints,
}) => {
  await signIn(context, 'keeper@forum.example.org', 'organiser');
  await page.goto('/admin/staff');
  const invitation = page.locator('section').filter({ hasText: words.staff.inviteHelp });
  await invitation.getByLabel(words.staff.column.email, { exact: true }).fill('china@forum.example.org');
  await invitation.getByLabel(words.staff.column.role, { exact: true }).selectOption('viewer');
  await invitation.getByText(words.staff.limit).click();
  await invitation.getByLabel(words.limits.countries).fill('CN');
  await invitation.getByRole('button', { name: words.staff.makeLink }).click();
  await expect(invitation.getByText('Only a reviewer can be limited').first()).toBeVisible();
  await invitation.getByLabel(words.staff.column.role, { exact: true }).selectOption('reviewer');
  await invitation.getByRole('button', { name: words.staff.makeLink }).click();
  const link = await page.getByRole('status').locator('code').textContent();

  const invited = await browser.newContext();
  const theirs = await invited.newPage();
  await theirs.goto(link ?? '');
  await theirs.getByRole('main').getByRole('button').click();
  await theirs.waitForURL('**/admin');
  await theirs.goto(`${new URL(page.url()).origin}/admin/sessions`);
  await expect(theirs.getByRole('row').filter({ hasText: words.sessions.this })).toHaveCount(1);

  await page.goto('/admin/staff');
  await expect(page.getByRole('row').filter({ hasText: 'china@forum.example.org' })).toContainText(
    'only China',
  );
  await page.getByRole('link', { name: 'china@forum.example.org' }).click();
  await page.getByText(words.staff.shutOut, { exact: true }).click();
  await page.getByRole('button', { name: words.staff.shutOutNow }).click();
  await expect(page.getByRole('status').filter({ hasText: words.staff.suspended })).toBeVisible();
  await theirs.reload();
  await theirs.waitForURL('**/sign-in?**');
  await page.getByText(words.staff.letIn, { exact: true }).click();
  await page.getByRole('button', { name: words.staff.letInNow }).click();
  await expect(page.getByRole('status').filter({ hasText: words.staff.readmitted })).toBeVisible();
  await invited.close();
  expect(complaints).toEqual([]);
});

test('a token is shown once, works within its scopes, and ends when it is ended', async ({
  page,
  context,
  request,
  signIn,
  complaints,
}) => {
  await signIn(context, 'tokens@forum.example.org', 'organiser');
  await page.goto('/admin/staff');
  await page.getByLabel(words.tokens.name).fill('Badge printer');
  await page.getByRole('button', { name: words.tokens.createNow }).click();
  // The answer first: what is ticked before it comes is gone with it.
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(words.tokens.name)).toHaveValue('Badge printer');
  await page.getByLabel(/^registrations:read/).check();
  await page.getByRole('button', { name: words.tokens.createNow }).click();
  const token = await page.getByRole('status').locator('code').textContent();
  const call = async () =>
    (await request.get('/api/v1/stats', { headers: { authorization: `Bearer ${token}` } })).status();
  expect(await call()).toBe(200);
  const row = page.getByRole('row').filter({ hasText: 'Badge printer' });
  await row.getByText(words.tokens.end, { exact: true }).click();
  await row.getByRole('button', { name: words.tokens.endNow }).click();
  await expect(page.getByRole('status').filter({ hasText: words.tokens.endedNow })).toBeVisible();
  expect(await call()).toBe(401);
  expect(complaints).toEqual([]);
});

test('settings are saved by the forum’s clock; a contradiction is told at its field and keeps what was typed', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await signIn(context, 'settings@forum.example.org', 'organiser');
  await page.goto('/admin/settings/window');
  const opens = page.getByLabel(words.settings.field.registrationOpensAt);
  const closes = page.getByLabel(words.settings.field.registrationClosesAt);
  await opens.fill('2028-01-01T00:00');
  await page.getByRole('button', { name: words.settings.save }).click();
  await expect(page.getByText(words.settings.contradiction.registrationClosesAt)).toBeVisible();
  await expect(opens).toHaveValue('2028-01-01T00:00');

  await page.goto('/admin/settings/window');
  await page.getByRole('button', { name: words.settings.save }).click();
  await expect(page.getByText(words.settings.unchanged)).toBeVisible();

  await closes.fill('2027-08-20T18:30');
  await page.getByRole('button', { name: words.settings.check }).click();
  await expect(page.getByText('Registration is open, until 20 Aug 2027')).toBeVisible();
  await page.getByRole('button', { name: words.settings.save }).click();
  await expect(page.getByRole('status')).toContainText(words.settings.saved);
  const edition = await currentEdition(house);
  expect(edition.registrationClosesAt.toISOString()).toBe('2027-08-20T15:30:00.000Z');
  await page.goto('/admin/settings/window');
  await expect(closes).toHaveValue('2027-08-20T18:30');
  expect(complaints).toEqual([]);
});

test('whether approved people will come is asked by a setting that can be emptied again', async ({
  page,
  context,
  house,
  signIn,
}) => {
  await signIn(context, 'attendance@forum.example.org', 'organiser');
  for (const [typed, kept] of [
    ['2027-08-10T12:00', '2027-08-10T09:00:00.000Z'],
    ['', undefined],
  ] as const) {
    await page.goto('/admin/settings/attendance');
    await page.getByLabel(words.settings.field.attendanceConfirmBy).fill(typed);
    await page.getByLabel(words.settings.field.attendanceAskDays).fill('14');
    await page.getByRole('button', { name: words.settings.check }).click();
    await expect(page.getByRole('heading', { name: words.settings.effects.title })).toBeVisible();
    await page.getByRole('button', { name: words.settings.save }).click();
    await expect(page.getByRole('status')).toContainText(words.settings.saved);
    const { attendanceConfirmBy, attendanceAskDays } = await currentEdition(house);
    expect([attendanceConfirmBy?.toISOString(), attendanceAskDays]).toEqual([kept, 14]);
  }
});

test('who only reads sees the list without its levers', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { organisation, first } = await applicants(house, 1);
  await signIn(context, 'reader@forum.example.org', 'viewer');
  await page.goto(`/admin/registrations?q=${encodeURIComponent(organisation)}`);
  await expect(page.getByRole('link', { name: first })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: first })).toHaveCount(0);
  await expect(page.getByRole('button', { name: deskWords('en').list.selection.approveAll })).toHaveCount(0);
  expect(complaints).toEqual([]);
});
