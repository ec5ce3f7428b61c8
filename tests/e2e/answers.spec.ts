import { decide } from '@/lib/review/commands';
import { messagesOf } from '@/messages/load';
import { applicants, deskWords, expectState, pressWhenHeard, recordOf } from '../support/desk';
import { freshEmail } from '../support/form-filling';
import { organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const words = deskWords('en');
const { desk } = messagesOf('en').answers;

test('what is missing goes to the person and comes back to the reviewer who asked', async ({
  page,
  context,
  browser,
  baseURL,
  house,
  signIn,
  complaints,
}) => {
  const email = freshEmail();
  const { first } = await applicants(house, 1, { email });
  await signIn(context, 'asks@forum.example.org', 'reviewer');
  await page.goto(recordOf(first));
  await pressWhenHeard(page, 'Alt+i');
  const form = page.getByRole('group').filter({ hasText: words.decision.send });
  await form.getByLabel(words.fields.phone, { exact: true }).check();
  await form.getByLabel(desk.notes.replace('{field}', words.fields.phone)).fill('Nobody answers there.');
  await form.getByLabel(words.fields.position, { exact: true }).check();
  // A deadline that has passed is told at its field, and everything else stays.
  await form.locator('summary').filter({ hasText: desk.deadline }).click();
  await form.getByLabel(desk.deadline).fill('2020-01-01T10:00');
  await form.getByRole('button', { name: words.decision.send }).click();
  await expect(form.getByText('This moment has passed already.')).toBeVisible();
  await expect(form.getByLabel(words.fields.phone, { exact: true })).toBeChecked();
  expect((await house.row(first)).state).toBe('submitted');
  await form.getByLabel(desk.deadline).fill('2030-03-01T18:00');
  await form.getByRole('button', { name: words.decision.send }).click();
  await expectState(page, house, first, 'needs_info');
  await expect(
    page.getByText(desk.progress.replace(/\{done.*?\}/, '0').replace(/\{all.*?\}/, '2')),
  ).toBeVisible();
  await expectAccessible(page);

  // The person, on a phone on the other side of the world.
  const phone = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    timezoneId: 'America/Sao_Paulo',
  });
  await signIn(phone, email);
  const theirs = await phone.newPage();
  await theirs.goto('/en/me');
  await expect(theirs.locator('main')).toContainText('Nobody answers there.');
  await expect(theirs.locator('main')).toContainText('1 March 2030, 18:00 (Moscow Time, UTC+3)');
  await expect(theirs.locator('main')).toContainText('By your clock the time ends on 1 March at 12:00');
  await theirs.getByRole('link', { name: 'Answer now' }).click();
  await expect(theirs.locator('[name=organisation]')).toHaveCount(0);
  const numberSection = theirs.getByRole('region', { name: 'Phone' });
  await theirs.locator('[name=phone]').fill('12');
  await numberSection.getByRole('button').click();
  await expect(theirs.getByRole('alert').first()).toContainText('country code');
  await theirs.locator('[name=phone]').fill('+86 10 6552 1111');
  await numberSection.getByRole('button').click();
  await expect(theirs.getByRole('status')).toContainText('One thing is left.');
  await expect(numberSection).toContainText('Done');
  await expect(numberSection).toContainText('It was: +861065529988');
  await expectAccessible(theirs);
  await theirs.getByRole('button', { name: 'Send the answer' }).click();
  await expect(theirs.locator('main').getByRole('alert')).toContainText('one thing is still to do');
  expect((await house.row(first)).state).toBe('needs_info');
  const position = theirs.getByRole('region', { name: 'Position' });
  await position.getByRole('button', { name: 'Save, or confirm as it is' }).click();
  await expect(theirs.getByRole('status')).toContainText('Everything is done');
  await theirs.getByRole('button', { name: 'Send the answer' }).click();
  await expect(theirs.getByRole('status')).toContainText('Your answer has reached us');
  await phone.close();

  // Back with whoever asked, beside what it was.
  await expect
    .poll(async () => (await house.facts(`registration:${(await house.row(first)).id}`)).at(-1)?.action)
    .toBe('registration.assigned');
  await page.goto('/admin/registrations?status=submitted&assignee=me');
  const row = page.getByRole('row').filter({ hasText: first });
  await expect(row).toContainText(desk.mark);
  await row.getByRole('link', { name: first }).click();
  const answer = page.locator('main').getByText('+861065529988');
  await expect(answer).toBeVisible();
  await expect(page.locator('main').getByText('+861065521111').first()).toBeVisible();
  await expect(page.getByText(desk.confirmed)).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('an answer to what was decided meanwhile changes nothing, and says so', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const email = freshEmail();
  const { first } = await applicants(house, 1, { email });
  const ask = { decision: 'request_info' as const, fields: ['position'] };
  await decide(house.scope(organiser, new Date()), first, ask);
  await signIn(context, email);
  await page.goto('/en/me/edit');
  await decide(house.scope(organiser, new Date()), first, { decision: 'approve' });
  await page.locator('[name=position]').fill('Mayor');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('The state has changed meanwhile');
  expect(await house.row(first)).toMatchObject({ state: 'approved', position: 'Deputy mayor' });
  expect(complaints).toEqual([]);
});

test('without script a request is worked through in the same way, and Enter sends nothing', async ({
  browser,
  baseURL,
  house,
  signIn,
}) => {
  const email = freshEmail();
  const { first } = await applicants(house, 1, { email });
  const ask = { decision: 'request_info' as const, fields: ['position', 'organisation'] };
  await decide(house.scope(organiser, new Date()), first, ask);
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signIn(plain, email);
  const page = await plain.newPage();
  await page.goto('/en/me/edit');
  await page.locator('[name=position]').fill('Mayor');
  await page.locator('[name=position]').press('Enter');
  await expect(page.getByRole('status')).toContainText('One thing is left.');
  expect(await house.row(first)).toMatchObject({ state: 'needs_info', position: 'Mayor' });
  await page.locator('[name=organisation]').fill('City of Rio');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByRole('status')).toContainText('Your answer has reached us');
  expect(await house.row(first)).toMatchObject({ state: 'submitted', organisation: 'City of Rio' });
  await plain.close();
});
