import type { Page } from '@playwright/test';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { messagesOf } from '@/messages/load';
import { expectState, recordOf } from '../support/desk';
import { freshEmail } from '../support/form-filling';
import type { House } from '../support/house';
import { application, gateStaff, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const en = messagesOf('en');

async function approved(house: House, own: Record<string, unknown> = {}) {
  const email = freshEmail();
  const { id, reference } = await house.submit(application({ email, ...own }), undefined, new Date());
  expectOk(await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' }));
  return { id, reference, email, code: (await ticketOf(house, id))?.code ?? '' };
}

async function atGate(house: House, code: string) {
  const now = new Date();
  const reading = { id: newId(), code, gate: 'N2', direction: 'entry' as const, scannedAt: now };
  return expectOk(await scanTicket(house.scope(gateStaff, now), reading)).reason;
}

const choose = (page: Page, name: string) => page.locator(`[name="${name}"]`);

test('a new name after the approval is told to stop the ticket, stops it, and is approved again', async ({
  page,
  context,
  browser,
  house,
  signIn,
  complaints,
}) => {
  const { reference, email, code } = await approved(house);
  await signIn(context, email);
  await page.goto('/en/me/edit');
  await expect(page.getByRole('group', { name: en.me.editPage.identity })).toContainText(
    en.me.editPage.identityHelp,
  );
  await expectAccessible(page);
  await choose(page, 'nameLatin.given').fill('Nana');
  await page.getByRole('button', { name: en.me.editPage.submit, exact: true }).click();
  const told = page.getByRole('alert').filter({ hasText: en.me.editPage.stops.title });
  await expect(told).toContainText(en.mail.fields.nameLatin);
  await expect(told).not.toContainText(en.mail.fields.citizenship);
  await expect(choose(page, 'nameLatin.given')).toHaveValue('Nana');
  await expectAccessible(page);
  expect((await house.row(reference)).state).toBe('approved');
  await page.getByRole('button', { name: en.me.editPage.stops.submit }).click();
  await expect(page.getByRole('main')).toContainText(en.me.stopped.title);
  await expectAccessible(page);
  expect(await atGate(house, code)).toBe('identity_changed');

  const desk = await browser.newContext();
  await signIn(desk, 'approves-again@forum.example.org', 'reviewer');
  const record = await desk.newPage();
  await record.goto('/admin/registrations?ticket=stopped&locale=en');
  await expect(record.getByRole('main')).toContainText(reference);
  await record.goto(recordOf(reference));
  const change = record.locator('main').getByText(en.identity.change.title, { exact: true }).locator('..');
  await expect(change).toContainText('Na Li');
  await expect(change).toContainText('Nana Li');
  await expectAccessible(record);
  await record.locator('[data-key=KeyA]').first().click();
  await expectState(record, house, reference, 'approved');
  await desk.close();
  expect(await atGate(house, code)).toBe('welcome');
  await page.goto('/en/me');
  await expect(page.getByRole('link', { name: en.me.openTicket })).toBeVisible();
  expect(complaints).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a new citizenship is told, saved and stops the ticket; a new position does not', async ({
    page,
    context,
    house,
    signIn,
  }) => {
    const { reference, email, code } = await approved(house);
    await signIn(context, email);
    await page.goto('/ru/me/edit');
    const ru = messagesOf('ru').me.editPage;
    await choose(page, 'position').fill('Mayor of everything');
    await page.getByRole('button', { name: ru.submit, exact: true }).click();
    await expect(page.getByRole('status')).toBeVisible();
    expect(await house.row(reference)).toMatchObject({ state: 'approved', position: 'Mayor of everything' });
    await page.goto('/ru/me/edit');
    await choose(page, 'citizenship').selectOption('IN');
    await page.getByRole('button', { name: ru.submit, exact: true }).click();
    await page.getByRole('button', { name: ru.stops.submit }).click();
    await expect(page.getByRole('main')).toContainText(messagesOf('ru').me.stopped.title);
    expect(await house.row(reference)).toMatchObject({ state: 'submitted', citizenship: 'IN' });
    expect(await atGate(house, code)).toBe('identity_changed');
  });
});

test('a reviewer corrects a name, and is told at the field what cannot be one', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { reference } = await approved(house);
  await signIn(context, 'corrects@forum.example.org', 'reviewer');
  await page.goto(`${recordOf(reference)}?locale=en`);
  await page.getByText(en.admin.decision.correctTitle).click();
  const form = page.locator('form').filter({ has: page.locator('[name=given]') });
  await expect(form).toContainText(en.admin.decision.correctStops);
  await form.locator('[name=given]').fill('На');
  await form.getByRole('button').click();
  await expect(form).toContainText(en.refusals.fields.name_not_latin);
  await expect(form.locator('[name=given]')).toHaveValue('На');
  await form.locator('[name=given]').fill('Nan');
  await form.getByRole('button').click();
  await page.waitForURL('**?taken=correct');
  expect(await house.row(reference)).toMatchObject({ givenLatin: 'Nan', state: 'submitted' });
  expect(complaints).toEqual([]);
});

test('another person comes instead: the form keeps what was typed, the seat passes on, the old ticket is replaced', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  const { reference, email, code } = await approved(house);
  const taken = await approved(house);
  await signIn(context, 'substitutes@forum.example.org', 'organiser');
  await page.goto(`${recordOf(reference)}?locale=en`);
  await page.getByRole('link', { name: en.admin.decision.substitute }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(reference);
  await expectAccessible(page);
  await page.locator('[name=surname]').fill('Wang');
  await page.locator('[name=given]').fill('Wei');
  await page.locator('[name=citizenship]').selectOption('CN');
  await page.locator('[name=email]').fill(taken.email);
  await page.locator('[name=phone]').fill('+86 10 7777 7777');
  await page.locator('[name=position]').fill('Secretary');
  await page.locator('[name=outcome]').selectOption('approve');
  await page.getByRole('button', { name: en.identity.substitute.submit }).click();
  await expect(page.getByRole('alert').first()).toContainText(en.refusals.ALREADY_REGISTERED);
  await expect(page.locator('[name=given]')).toHaveValue('Wei');
  const own = freshEmail();
  await page.locator('[name=email]').fill(own);
  await page.getByRole('button', { name: en.identity.substitute.submit }).click();
  await page.waitForURL('**?taken=substitute');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Wei Wang');
  await expect(page.getByRole('main')).toContainText(reference);
  await expectAccessible(page);
  expect((await house.row(reference)).state).toBe('cancelled');
  expect(await atGate(house, code)).toBe('replaced');
  const letters = (await house.mails()).filter(({ recipient }) => [email, own].includes(recipient));
  expect(letters.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['substituted', 'substitute']));
  expect(complaints).toEqual([]);
});
