import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { confirmAttendance } from '@/lib/registration/attendance';
import { confirmByOwner } from '@/lib/registration/confirmation';
import { decideMany } from '@/lib/review/commands';
import { formParty, moveInLine, promoteByHand } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { keepDeadlines } from '@/lib/worker/deadlines';
import { expect, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  fromHome,
  hoursLater,
  organiser,
  reviewer,
} from '../support/people';

const worker = system('worker');
const together = <T>(count: number, work: (position: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, position) => work(position)));

test('sweeps side by side remind each person once and lapse each person once', async ({ house }) => {
  await together(30, () => house.submit());
  await together(4, () => keepDeadlines(house.scope(worker, hoursLater(20))));
  expect(await house.mails('confirm_reminder')).toHaveLength(30);
  await together(4, () => keepDeadlines(house.scope(worker, hoursLater(24))));
  expect(await house.mails('lapsed')).toHaveLength(30);
  await house.expectSound();
});

test('everybody is asked once whether they come, and reminded once, by sweeps side by side', async ({
  house,
}) => {
  await house.settings({ attendanceConfirmBy: daysLater(100) });
  const people = await together(20, () => house.submit(application(), worker));
  const references = people.map(({ reference }) => reference);
  expectOk(await decideMany(house.scope(reviewer), { references, decision: 'approve' }));
  await together(4, () => keepDeadlines(house.scope(worker, daysLater(80))));
  await together(4, () => keepDeadlines(house.scope(worker, daysLater(98))));
  expect(await house.mails('attendance_request')).toHaveLength(20);
  expect(await house.mails('attendance_reminder')).toHaveLength(20);
});

test('an answer in the last moment and the deadline: one of the two, never both', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: daysLater(100) });
  const emails = Array.from({ length: 12 }, (_, position) => `last-${position}@example.org`);
  const people = await together(12, (position) =>
    house.submit(application({ email: emails[position] }), worker),
  );
  const references = people.map(({ reference }) => reference);
  expectOk(await decideMany(house.scope(reviewer), { references, decision: 'approve' }));
  await keepDeadlines(house.scope(worker, daysLater(80)));
  const [, ...answers] = await Promise.all([
    keepDeadlines(house.scope(worker, daysLater(100))),
    ...references.map((reference, position) =>
      confirmAttendance(house.scope(delegate(emails[position] ?? ''), daysLater(100)), reference),
    ),
  ]);
  const states = await house.states(references);
  expect(states).toEqual(answers.map((answer) => (answer.ok ? 'approved' : 'lapsed')));
  expect(await house.mails('lapsed')).toHaveLength(states.filter((state) => state === 'lapsed').length);
  await house.expectSound();
});

test('confirming the address and its deadline at once end in one state', async ({ house }) => {
  const emails = Array.from({ length: 12 }, (_, position) => `confirm-${position}@example.org`);
  const people = await together(12, (position) => house.submit(application({ email: emails[position] })));
  await Promise.all([
    keepDeadlines(house.scope(worker, hoursLater(24))),
    ...emails.map((email) => confirmByOwner(house.scope(worker, hoursLater(24)), email)),
  ]);
  for (const { reference } of people) {
    const { state, emailConfirmedAt } = await house.row(reference);
    expect(state).toBe(emailConfirmedAt ? 'submitted' : 'lapsed');
  }
  await house.expectSound();
});

test('hands on the list, freed seats, lapses and newcomers at once: no deadlock, no seat too many, nobody twice', async ({
  house,
}) => {
  await house.settings({ capacity: 10, internationalReserve: 5 });
  const people = await together(40, (position) => house.submit(position % 2 ? application() : fromHome()));
  const waiters = people.filter(({ status }) => status === 'waitlisted').map(({ reference }) => reference);
  const desk = house.scope(organiser);
  const reason = 'At once';
  const results = await Promise.allSettled([
    ...waiters.map((reference, position) =>
      moveInLine(desk, { reference, position: (position * 7) % 15 || 1, reason }),
    ),
    ...waiters.slice(0, 6).map((reference) => promoteByHand(desk, { reference, reason, overbook: false })),
    together(3, () => promoteAll(house.scope(worker))),
    house.settings({ capacity: 20 }),
    formParty(desk, { references: waiters.slice(8, 10) }),
    keepDeadlines(house.scope(worker, hoursLater(24))),
    ...Array.from({ length: 10 }, () => house.submit()),
  ]);
  expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  await promoteAll(house.scope(worker));
  await house.expectSound();
});
