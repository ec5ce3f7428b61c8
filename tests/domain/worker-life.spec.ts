import { sql } from 'drizzle-orm';
import { auditSeal } from '@/db/schema';
import { clock } from '@/lib/core/clock';
import { expectOk } from '@/lib/core/result';
import { withdraw } from '@/lib/registration/departure';
import { releaseStuckTasks } from '@/lib/task/commands';
import { expect } from '../support/house';
import { application, delegate } from '../support/people';
import { idle, lockedTasks, patiently, test } from '../support/working';

const EMAIL = 'ana@example.org';
test.setTimeout(60_000);

test('a freed seat wakes the list without a timer', async ({ house, work }, testInfo) => {
  await work();
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const held = await house.submit(application({ email: EMAIL }));
  const waiting = await house.submit();
  await idle(house);
  const start = clock.now();
  expectOk(await withdraw(house.scope(delegate(EMAIL)), held.reference));
  const state = async () => (await house.row(waiting.reference)).state;
  await expect.poll(state, { intervals: [10], timeout: 10_000 }).toBe('submitted');
  testInfo.annotations.push({
    type: 'promotion',
    description: `${clock.now().getTime() - start.getTime()} ms`,
  });
  await house.expectSound();
});

test('several workers give a seat once and send each letter once', async ({ house, peer, work }) => {
  await Promise.all([work(peer.url), work(peer.url), work(peer.url)]);
  await house.settings({ capacity: 5, internationalReserve: 5 });
  const people = await Promise.all(
    Array.from({ length: 15 }, (_, position) =>
      house.submit(application({ email: `person-${position}@example.org` })),
    ),
  );
  const held = people.filter(({ status }) => status === 'submitted');
  for (const { reference } of held) {
    const { email } = await house.row(reference);
    expectOk(await withdraw(house.scope(delegate(email)), reference));
  }
  const states = async () => (await house.states(people.map(({ reference }) => reference))).sort().join(' ');
  await expect
    .poll(states, patiently)
    .toBe(
      [...Array(5).fill('submitted'), ...Array(5).fill('waitlisted'), ...Array(5).fill('withdrawn')].join(
        ' ',
      ),
    );
  const unsent = async () => (await house.mails()).filter((mail) => mail.state !== 'sent').length;
  await expect.poll(unsent, patiently).toBe(0);
  expect(peer.messages.length).toBe((await house.mails()).length);
  expect(new Set(peer.messages.map(({ messageId }) => messageId)).size).toBe(peer.messages.length);
  await house.expectSound();
});

test('an unconfirmed registration lapses when its time has come', async ({ house, work }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  await work();
  await idle(house);
  expect((await house.row(reference)).state).toBe('submitted');
  await house.db.execute(sql`UPDATE registration SET confirm_email_by = now()`);
  await expect.poll(async () => (await house.row(reference)).state, patiently).toBe('lapsed');
});

test('facts are sealed a moment after they happen', async ({ house, work }) => {
  await work();
  await house.submit();
  await expect
    .poll(
      () =>
        house.db
          .select()
          .from(auditSeal)
          .then(({ length }) => length),
      patiently,
    )
    .toBeGreaterThan(1);
  await house.expectSound();
});

test('a worker that stops finishes what it runs and leaves the rest to the next', async ({
  house,
  peer,
  work,
}) => {
  const first = await work(peer.url);
  await Promise.all(Array.from({ length: 10 }, () => house.submit()));
  await first.stop();
  await expect.poll(() => lockedTasks(house), patiently).toBe(0);
  await work(peer.url);
  await expect
    .poll(async () => (await house.mails()).every(({ state }) => state === 'sent'), patiently)
    .toBe(true);
  expect(peer.messages.length).toBe(10);
});

test('what a killed worker had begun is taken up again', async ({ house, peer, work }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const { reference } = await house.submit(application({ email: EMAIL }));
  await house.settings({ capacity: 1 });
  await house.db.execute(sql`
    DELETE FROM graphile_worker._private_jobs WHERE id <> (SELECT max(id) FROM graphile_worker._private_jobs)`);
  const lockedFor = (minutes: number) =>
    house.db.execute(sql`
    UPDATE graphile_worker._private_jobs SET locked_by = 'dead', locked_at = now() - make_interval(mins => ${minutes})`);
  await lockedFor(9);
  await releaseStuckTasks(house.scope());
  expect(await lockedTasks(house)).toBe(1);
  await lockedFor(11);
  await releaseStuckTasks(house.scope());
  expect(await lockedTasks(house)).toBe(0);
  await work(peer.url);
  await expect.poll(async () => (await house.row(reference)).state, patiently).toBe('submitted');
});
