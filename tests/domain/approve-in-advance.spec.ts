import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { setCap } from '@/lib/pool/caps';
import { withdraw } from '@/lib/registration/departure';
import { decide, decideMany } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import { application, delegate, organiser, reviewer } from '../support/people';

const EMAIL = 'ana@example.org';
const worker = system('worker');

test('who is approved while waiting keeps the place, and the seat that comes brings the ticket', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const held = await house.submit(application({ email: EMAIL }));
  const first = await house.submit();
  expectOk(await decide(house.scope(reviewer), first.reference, { decision: 'approve' }));
  expect((await house.row(first.reference)).state).toBe('waitlisted');
  expect(await ticketOf(house, first.id)).toBeUndefined();
  expect(await house.mails('approved_waiting')).toHaveLength(1);
  expectOk(await withdraw(house.scope(delegate(EMAIL)), held.reference));
  await promoteAll(house.scope(worker));
  expect((await house.row(first.reference)).state).toBe('approved');
  expect(await ticketOf(house, first.id)).toMatchObject({ status: 'active' });
  expect(await house.mails('approved')).toHaveLength(1);
  expect((await house.facts(`registration:${first.id}`)).map(({ action }) => action)).toEqual([
    'registration.submitted',
    'registration.approved_in_advance',
    'registration.promoted',
  ]);
  await house.expectSound();
});

test('a second approval in advance is told that there was one, and no second letter is written', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const { reference } = await house.submit();
  const approve = () => decide(house.scope(reviewer), reference, { decision: 'approve' });
  expectOk(await approve());
  expect(await approve()).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'waitlisted' } },
  });
  expect(await house.mails('approved_waiting')).toHaveLength(1);
});

test('an approval of many seats whom it can and lets the others wait, approved', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 2, seatsHeldFrom: 'approval' });
  const people = [await house.submit(), await house.submit(), await house.submit()];
  const references = people.map(({ reference }) => reference);
  const outcome = expectOk(await decideMany(house.scope(reviewer), { references, decision: 'approve' }));
  expect(outcome.skipped).toEqual([]);
  expect(await house.states(references)).toEqual(['approved', 'approved', 'waitlisted']);
  expect(await house.mails('approved_waiting')).toHaveLength(1);
  await house.expectSound();
});

test('who would rather be refused is, and nothing changes', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0, seatsHeldFrom: 'approval' });
  const { reference } = await house.submit();
  const decided = await decide(house.scope(reviewer), reference, { decision: 'approve', whenFull: 'refuse' });
  expect(decided).toMatchObject({ refusal: { code: 'POOL_FULL' } });
  expect((await house.row(reference)).state).toBe('submitted');
  await house.expectSound();
});

test('the letter to who is approved in advance says the place and which limit is full, in their language', async ({
  house,
}) => {
  await setCap(house.scope(organiser), { key: 'category:BUS', size: 0 });
  await house.submit(application({ category: 'BUS' }));
  const { id, reference } = await house.submit(application({ category: 'BUS', email: EMAIL, locale: 'ru' }));
  const seen = { seenState: 'waitlisted', seenApproved: 'no' } as const;
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve', ...seen }));
  const again = await decide(house.scope(reviewer), reference, { decision: 'approve', ...seen });
  expect(again).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  const mails = await house.mails('approved_waiting');
  expect(mails).toMatchObject([{ registrationId: id, recipient: EMAIL, locale: 'ru' }]);
  const text = mails[0]?.letter?.text ?? '';
  expect(text).toContain(reference);
  expect(text).toContain('Все места в вашей категории сейчас заняты: вы 2-й');
  expect(text).toContain('/ru/me');
});

test('the letter to who waits for a category says so, and asks for nothing less than the address', async ({
  house,
}) => {
  await setCap(house.scope(organiser), { key: 'category:BUS', size: 1 });
  const [, waiting] = [
    await house.submit(application({ category: 'BUS' })),
    await house.submit(application({ category: 'BUS', email: EMAIL }), anonymous),
  ];
  expect((await house.row(waiting.reference)).state).toBe('waitlisted');
  const text = (await house.mails('waitlisted'))[0]?.letter?.text ?? '';
  expect(text).toContain('All seats of your category are taken at the moment. You are number 1');
  expect(text).toContain('Please confirm your e-mail address');
  expect(text).not.toContain('nothing to do');
});
