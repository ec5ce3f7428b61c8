import { conflict } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { countRegistrations, listRegistrations } from '@/lib/dashboard/queries';
import { scanTicket } from '@/lib/gate/commands';
import { whoCouldEnter } from '@/lib/gate/entrance';
import { forgetGround } from '@/lib/gate/ground';
import { rosterSince } from '@/lib/gate/roster';
import { giveConsent } from '@/lib/registration/agreement';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { foretellSettings } from '@/lib/waitlist/effects';
import { publishText } from '../support/consents';
import { enrolled, reading, talk } from '../support/device';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { application, delegate, gateStaff, minutesLater, NOW, organiser } from '../support/people';
import { put } from '../support/who-is-who';

const STOP = { isTicketStoppedUnagreed: true };

async function atDoor(house: House, code: string, direction: 'entry' | 'exit' = 'entry') {
  // The rules of the doors are known for a second; here nobody waits for it.
  forgetGround(house);
  const sent = { id: newId(), code, gate: 'N2', direction, scannedAt: NOW };
  const { verdict, reason } = expectOk(await scanTicket(house.scope(gateStaff, minutesLater(1)), sent));
  return { verdict, reason };
}

const agree = async (house: House, reference: string, email: string, own = {}) =>
  expectOk(
    await giveConsent(house.scope(delegate(email), minutesLater(2)), {
      reference,
      purpose: 'terms',
      version: 2,
      locale: 'en',
      ...own,
    }),
  );
const owing = (house: House, more = {}) =>
  countRegistrations(house.scope(organiser), { consent: 'owed', ...more });

test('asked again, a ticket admits as before unless the edition stops it; agreed to, it is valid at once', async ({
  house,
}) => {
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  await publishText(house, 'terms', 'Second terms.', true);
  expect(await atDoor(house, ana.code)).toEqual({ verdict: 'admit', reason: 'welcome' });
  expect(await atDoor(house, ana.code, 'exit')).toEqual({ verdict: 'admit', reason: 'goodbye' });
  await house.settings(STOP);
  expect(await atDoor(house, ana.code)).toEqual({ verdict: 'help_desk', reason: 'consent_owed' });
  await agree(house, ana.reference, 'ana@example.org');
  expect(await atDoor(house, ana.code)).toEqual({ verdict: 'admit', reason: 'welcome_back' });
});

test('who is inside when it begins gets out, and in again only after agreeing', async ({ house }) => {
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  expect(await atDoor(house, ana.code)).toMatchObject({ verdict: 'admit' });
  await house.settings(STOP);
  await publishText(house, 'personalData', 'Second.', true);
  expect(await atDoor(house, ana.code)).toMatchObject({ reason: 'already_in' });
  expect(await atDoor(house, ana.code, 'exit')).toEqual({ verdict: 'admit', reason: 'goodbye' });
  expect(await atDoor(house, ana.code)).toMatchObject({ reason: 'consent_owed' });
});

test('a version for which nobody is asked again stops no ticket, nor does a text that is not needed', async ({
  house,
}) => {
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  await house.settings(STOP);
  await publishText(house, 'terms', 'Second terms.', false);
  await publishText(house, 'news', 'Other news.', true);
  expect(await atDoor(house, ana.code)).toMatchObject({ verdict: 'admit' });
  expect(await owing(house)).toBe(0);
});

test('a device hears yes or no of everybody as soon as it is asked for, and of each who agrees; nothing else of it', async ({
  house,
}) => {
  const { actor } = await enrolled(house);
  const [ana, li] = [
    await ticketHolder(house, { email: 'ana@example.org' }),
    await ticketHolder(house, { email: 'li@example.org' }),
  ];
  const first = await talk(house, actor, []);
  const plain = (people: typeof first.people) => people.map(({ owesConsent: _, ...one }) => one);
  const owes = (people: typeof first.people) =>
    people.filter(({ owesConsent }) => owesConsent).map(({ id }) => id);
  await publishText(house, 'terms', 'Second terms.', true);
  const still = await talk(house, actor, [], { cursor: first.cursor });
  expect(owes(still.people)).toEqual([]);
  await house.settings(STOP);
  const stopped = await talk(house, actor, [], { cursor: still.cursor });
  expect(stopped.isFromNothing).toBe(false);
  expect(owes(stopped.people)).toEqual([ana.registrationId, li.registrationId]);
  expect(plain(stopped.people)).toEqual(first.people);
  await agree(house, ana.reference, 'ana@example.org');
  const agreed = await talk(house, actor, [], { cursor: stopped.cursor });
  expect(agreed.people.find(({ id }) => id === ana.registrationId)).toEqual(first.people[0]);
  await house.settings({ isTicketStoppedUnagreed: false });
  const open = await talk(house, actor, [], { cursor: agreed.cursor });
  expect(open.people).toEqual(first.people);
});

test('a round in pages that begins before the setting is gone through anew', async ({ house }) => {
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  await publishText(house, 'terms', 'Second terms.', true);
  const scope = house.scope(gateStaff);
  const { cursor } = expectOk(await rosterSince(scope, null));
  const [edition, since, next] = cursor.split('.');
  await house.settings(STOP);
  // As if the last person sent had been the last of a page.
  const paged = [edition, since, next, ana.registrationId].join('.');
  const { people } = expectOk(await rosterSince(scope, paged));
  expect(people.map(({ id, owesConsent }) => [id, owesConsent])).toEqual([[ana.registrationId, true]]);
});

test('what a device let in before it heard of it is kept, and is no conflict', async ({ house }) => {
  const { actor } = await enrolled(house);
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  await publishText(house, 'terms', 'Second terms.', true);
  await house.settings(STOP);
  forgetGround(house);
  const alone = reading({ code: ana.code, offline: true, decided: 'welcome' });
  const { answers } = await talk(house, actor, [alone]);
  expect(answers).toMatchObject([{ answer: { verdict: 'admit', reason: 'welcome' } }]);
  expect(await house.db.select().from(conflict)).toEqual([]);
});

test('the list and its number count who takes part and has not agreed, and nobody else', async ({
  house,
}) => {
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  const { reference } = await house.submit(application({ email: 'li@example.org' }));
  const gone = await house.submit(application({ email: 'joe@example.org' }));
  expectOk(await decide(house.scope(organiser), gone.reference, { decision: 'reject' }));
  expect(await owing(house)).toBe(0);
  await publishText(house, 'terms', 'Second terms.', true);
  expect([await owing(house), await owing(house, { status: 'approved' })]).toEqual([2, 1]);
  const listed = expectOk(await listRegistrations(house.scope(organiser), { consent: 'owed' }));
  expect(listed.rows.map((one) => one.reference).sort()).toEqual([ana.reference, reference].sort());
  await agree(house, ana.reference, 'ana@example.org');
  expect(await owing(house)).toBe(1);
  await publishText(house, 'terms', 'Third terms.', false);
  // Who agreed to the second need not agree to the third.
  expect(await owing(house)).toBe(1);
});

test('what the setting would do is told before, and that is what it does', async ({ house }) => {
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  await ticketHolder(house, { email: 'li@example.org' });
  await house.submit(application({ email: 'joe@example.org' }));
  await publishText(house, 'terms', 'Second terms.', true);
  await agree(house, ana.reference, 'ana@example.org');
  const { editionId } = await house.row(ana.reference);
  const scope = house.scope(organiser);
  expect(expectOk(await foretellSettings(scope, editionId, STOP))).toMatchObject({ unagreed: 1 });
  await house.settings(STOP);
  forgetGround(house);
  const { categories } = expectOk(await whoCouldEnter(house.scope(organiser), { gate: 'N2' }));
  const here = categories.filter(({ people }) => people > 0);
  expect(here.map(({ people, mayEnter }) => [people, mayEnter])).toEqual([[2, 1]]);
});

test('who was put in the place of another has agreed to nothing yet, and is stopped until that is done', async ({
  house,
}) => {
  const { reference } = await house.submit(application({ email: 'li@example.org' }));
  const successor = expectOk(await put(house, reference));
  const { id } = await house.row(successor.reference);
  expectOk(await decide(house.scope(organiser), successor.reference, { decision: 'approve' }));
  const code = (await ticketOf(house, id))?.code ?? '';
  await house.settings(STOP);
  expect(await atDoor(house, code)).toMatchObject({ reason: 'consent_owed' });
  expect(await owing(house)).toBe(1);
  for (const purpose of ['terms', 'personalData'] as const)
    await agree(house, successor.reference, 'wei@example.org', { version: 1, purpose });
  expect(await atDoor(house, code)).toEqual({ verdict: 'admit', reason: 'welcome' });
});
