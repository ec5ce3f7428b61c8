import { anonymous, system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { verify } from '@/lib/dashboard/verify';
import { currentEdition } from '@/lib/edition/queries';
import { poolStates } from '@/lib/pool/queries';
import { type Submitted, submit, submitTogether } from '@/lib/registration/commands';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { application, delegate, fromHome, minutesLater, NOW, reviewer } from '../support/people';

const together = <T>(count: number, work: (position: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, position) => work(position)));

const heldSeats = async (house: House) =>
  (await poolStates(house, (await currentEdition(house)).id)).find(({ key }) => key === 'total')?.held;

test('of 200 who apply at once for 50 seats exactly 50 get one, and the others stand in one strict line', async ({
  house,
}) => {
  await house.settings({ capacity: 50, internationalReserve: 50 });
  const answers = await together(200, (position) =>
    house.submit(application(), anonymous, minutesLater(-position)),
  );
  const positions = answers.flatMap(({ waitlistPosition }) => waitlistPosition ?? []);
  expect(answers.filter(({ status }) => status === 'submitted')).toHaveLength(50);
  // Everybody was told another place: nobody was pushed back by who came later.
  expect(positions.sort((one, other) => one - other)).toEqual(Array.from({ length: 150 }, (_, at) => at + 1));
  expect(await heldSeats(house)).toBe(50);
  expect(await house.mails()).toHaveLength(200);
  await house.expectSound();
});

test('batches of several processes at once sell no seat twice', async ({ house }) => {
  await house.settings({ capacity: 50, internationalReserve: 20 });
  const batches = await together(8, (position) => {
    const batch = Array.from({ length: 25 }, (_, at) => ((at + position) % 2 ? application() : fromHome()));
    return inTransaction(house.scope(), async (tx) => ok(await submitTogether(tx, batch)));
  });
  const answers = batches.flatMap((batch) => expectOk(batch)).map((answer) => expectOk(answer));
  expect(answers.filter(({ status }) => status === 'submitted')).toHaveLength(50);
  expect(new Set(answers.map(({ reference }) => reference)).size).toBe(200);
  await house.expectSound();
});

test('of 20 applications with one address at once exactly one is taken', async ({ house }) => {
  const answers = await together(20, (position) =>
    submit(house.scope(), application({ email: position % 2 ? 'ana@example.org' : 'ANA@Example.org' })),
  );
  expect(answers.filter(({ ok: isTaken }) => isTaken)).toHaveLength(1);
  expect(answers.flatMap((one) => (one.ok ? [] : one.refusal.code))).toEqual(
    Array(19).fill('ALREADY_REGISTERED'),
  );
  expect(await house.mails()).toHaveLength(1);
  await house.expectSound();
});

test('four workers at once give 30 freed seats to the first 30 in line, and write to each once', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const waiting: Submitted[] = [];
  for (let times = 0; times < 40; times++) waiting.push(await house.submit());
  await house.settings({ capacity: 30 });
  const promoted = await together(4, () => promoteAll(house.scope(system('worker'))));
  expect(promoted.reduce((sum, count) => sum + count, 0)).toBe(30);
  const states = await house.states(waiting.map(({ reference }) => reference));
  expect(states).toEqual([...Array(30).fill('submitted'), ...Array(10).fill('waitlisted')]);
  expect(await house.mails('promoted')).toHaveLength(30);
  await house.expectSound();
});

test('withdrawals, promotions, decisions and submissions all at once end sound and without a deadlock', async ({
  house,
}) => {
  await house.settings({ capacity: 20, internationalReserve: 10 });
  const people = await together(40, async (position) => {
    const email = `person-${position}@example.org`;
    const input = position % 2 ? application({ email }) : fromHome({ email });
    return { email, ...(await house.submit(input)) };
  });
  const results = await Promise.allSettled(
    people.flatMap(({ email, reference }, position) => [
      withdraw(house.scope(delegate(email)), reference),
      decide(
        house.scope(reviewer),
        reference,
        position % 3 ? { decision: 'approve' } : { decision: 'reject', reasonCode: 'other' },
      ),
      promoteAll(house.scope(system('worker'))),
      house.submit(position % 2 ? fromHome() : application()),
    ]),
  );
  expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  await promoteAll(house.scope(system('worker')));
  await house.expectSound();
  expect(await heldSeats(house)).toBe(20);
});

test('a size that changes while people apply is never exceeded by those who come after', async ({
  house,
}) => {
  await house.settings({ capacity: 60, internationalReserve: 0 });
  const applying = together(80, (position) => house.submit(position % 2 ? fromHome() : application()));
  const changing = (async () => {
    for (const capacity of [30, 45, 20, 35]) await house.settings({ capacity });
  })();
  const [answers] = await Promise.all([applying, changing]);
  await promoteAll(house.scope(system('worker')));
  const held = await heldSeats(house);
  expect(held).toBeGreaterThanOrEqual(35);
  expect(held).toBeLessThanOrEqual(60);
  expect((await house.submit()).status).toBe('waitlisted');
  expect(answers).toHaveLength(80);
  await house.expectSound();
});

test('a recount in the middle of a stampede finds nothing wrong', async ({ house }) => {
  await house.settings({ capacity: 30, internationalReserve: 10 });
  let isOver = false;
  const stampede = together(80, () => house.submit()).finally(() => {
    isOver = true;
  });
  const faults: unknown[] = [];
  while (!isOver) faults.push(...(await verify({ ...house.scope(), requestId: newId(), now: NOW })).faults);
  await stampede;
  expect(faults).toEqual([]);
});
