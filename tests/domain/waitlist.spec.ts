import { system } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { waitingPosition } from '@/lib/pool/list';
import { submitTogether } from '@/lib/registration/commands';
import { withdraw } from '@/lib/registration/departure';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import { application, delegate, fromHome, minutesLater } from '../support/people';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);
const worker = system('worker');

test('a freed seat goes to the longest waiter, once, with one letter', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const held = await house.submit(application({ email: EMAIL }));
  const first = await house.submit(application(), worker, minutesLater(1));
  // The request began earlier, but came second: places are given in the order of arrival.
  const second = await house.submit(application(), worker, minutesLater(-10));
  expect([first.waitlistPosition, second.waitlistPosition]).toEqual([1, 2]);
  expectOk(await withdraw(house.scope(ana), held.reference));
  expect(await promoteAll(house.scope(worker))).toBe(1);
  expect(await promoteAll(house.scope(worker))).toBe(0);
  expect(await house.states([first.reference, second.reference])).toEqual(['submitted', 'waitlisted']);
  const row = await house.row(first.reference);
  expect((await house.mails('promoted')).map(({ recipient }) => recipient)).toEqual([row.email]);
  expect((await house.facts(`registration:${first.id}`)).at(-1)).toMatchObject({
    action: 'registration.promoted',
    actor: 'system:worker',
    before: { state: 'waitlisted' },
    after: { state: 'submitted' },
  });
  await house.expectSound();
});

test('a seat that both pools could take goes to who has waited longer', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 1 });
  const home = await house.submit(fromHome({ email: EMAIL }));
  await house.submit();
  const waitsLonger = await house.submit(fromHome());
  const waitsLess = await house.submit();
  expectOk(await withdraw(house.scope(ana), home.reference));
  await promoteAll(house.scope(worker));
  expect(await house.states([waitsLonger.reference, waitsLess.reference])).toEqual([
    'submitted',
    'waitlisted',
  ]);
});

test('until the list has moved, nobody outside of it takes the freed seat', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 1 });
  const home = await house.submit(fromHome({ email: EMAIL }));
  await house.submit();
  const waiting = await house.submit(fromHome());
  expectOk(await withdraw(house.scope(ana), home.reference));
  const newcomers = [await house.submit(fromHome()), await house.submit()];
  expect(newcomers.map(({ status }) => status)).toEqual(['waitlisted', 'waitlisted']);
  await promoteAll(house.scope(worker));
  expect((await house.row(waiting.reference)).state).toBe('submitted');
  await house.expectSound();
});

test('priority comes before time, and everybody’s position says so', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const held = await house.submit(application({ email: EMAIL }));
  const [first, second] = [await house.submit(), await house.submit()];
  await house.db.execute(`UPDATE waiting SET priority = 1 WHERE registration_id = '${second.id}'`);
  expect(await waitingPosition(house, second.id)).toBe(1);
  expect(await waitingPosition(house, first.id)).toBe(2);
  expect(await waitingPosition(house, held.id)).toBeUndefined();
  expectOk(await withdraw(house.scope(ana), held.reference));
  await promoteAll(house.scope(worker));
  expect(await house.states([first.reference, second.reference])).toEqual(['waitlisted', 'submitted']);
});

test('a larger size moves as many as it has room for, the reserve kept', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const home = [
    await house.submit(fromHome()),
    await house.submit(fromHome()),
    await house.submit(fromHome()),
  ];
  const abroad = await house.submit();
  await house.settings({ capacity: 4, internationalReserve: 2 });
  expect(await promoteAll(house.scope(worker))).toBe(3);
  const references = [...home, abroad].map(({ reference }) => reference);
  expect(await house.states(references)).toEqual(['submitted', 'submitted', 'waitlisted', 'submitted']);
  expect(await house.mails('promoted')).toHaveLength(3);
  await house.expectSound();
});

test('of more than one step of promotions at once, nobody of one pool passes who waits longer in the other', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const inputs = [
    ...Array.from({ length: 260 }, () => fromHome()),
    ...Array.from({ length: 255 }, () => application()),
  ];
  const answers = expectOk(
    await inTransaction(house.scope(worker), async (tx) => ok(await submitTogether(tx, inputs))),
  );
  const references = answers.map((answer) => expectOk(answer).reference);
  await house.settings({ capacity: 505 });
  expect(await promoteAll(house.scope(worker))).toBe(505);
  expect(await house.states(references)).toEqual([
    ...Array(505).fill('submitted'),
    ...Array(10).fill('waitlisted'),
  ]);
  await house.expectSound();
});
