import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { confirmByOwner, confirmEmail } from '@/lib/registration/confirmation';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { withdraw } from '@/lib/registration/departure';
import { openRequestOf } from '@/lib/registration/queries';
import { remindOfDeadlines } from '@/lib/registration/reminders';
import { decide } from '@/lib/review/commands';
import { promoteAll } from '@/lib/waitlist/commands';
import { keepDeadlines } from '@/lib/worker/deadlines';
import { expect, type House, test } from '../support/house';
import { application, daysLater, delegate, hoursLater, NOW, reviewer } from '../support/people';

const EMAIL = 'ana@example.org';
const worker = system('worker');
const sweep = (house: House, now: Date) => lapseOverdue(house.scope(worker, now));
const remind = (house: House, now: Date) => remindOfDeadlines(house.scope(worker, now));
const before = (moment: Date) => new Date(moment.getTime() - 1000);

test('an address that is not confirmed lapses the application at its deadline, and not a second before', async ({
  house,
}) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  const deadline = hoursLater(24);
  expect((await house.row(reference)).confirmEmailBy).toEqual(deadline);
  expect(await sweep(house, before(deadline))).toBe(0);
  expect((await house.row(reference)).state).toBe('submitted');
  expect(await sweep(house, deadline)).toBe(1);
  expect((await house.row(reference)).state).toBe('lapsed');
  expect((await house.mails('lapsed')).map(({ recipient }) => recipient)).toEqual([EMAIL]);
  expect((await house.facts(`registration:${id}`)).at(-1)).toMatchObject({
    action: 'registration.lapsed',
    actor: 'system:worker',
    before: { state: 'submitted' },
    after: { state: 'lapsed', cause: 'email_unconfirmed' },
  });
  expect(await sweep(house, daysLater(9))).toBe(0);
  expect(await house.mails('lapsed')).toHaveLength(1);
  await house.expectSound();
});

test('who confirmed, is approved, or is approved in advance does not lapse for the address', async ({
  house,
}) => {
  await house.settings({ capacity: 2, internationalReserve: 0 });
  const confirmed = await house.submit(application({ email: EMAIL }));
  const approved = await house.submit();
  const waiting = await house.submit();
  const undecided = await house.submit();
  await confirmByOwner(house.scope(worker), EMAIL);
  for (const { reference } of [approved, waiting]) {
    expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  }
  expect(await sweep(house, daysLater(30))).toBe(1);
  const all = [confirmed, approved, waiting, undecided].map(({ reference }) => reference);
  expect(await house.states(all)).toEqual(['submitted', 'approved', 'waitlisted', 'lapsed']);
  await house.expectSound();
});

test('the seat of who lapsed goes to who waits', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const late = await house.submit();
  const next = await house.submit(application({ email: EMAIL }));
  await confirmByOwner(house.scope(worker), EMAIL);
  await sweep(house, hoursLater(24));
  expect(await house.tasks('waitlist.promote')).not.toEqual([]);
  await promoteAll(house.scope(worker, hoursLater(24)));
  expect(await house.states([late.reference, next.reference])).toEqual(['lapsed', 'submitted']);
  await house.expectSound();
});

test('who comes back to review after the deadline has time to confirm the address anew', async ({
  house,
}) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  expectOk(await decide(house.scope(reviewer, daysLater(5)), reference, { decision: 'reset' }));
  expect(await sweep(house, daysLater(5))).toBe(0);
  await remind(house, hoursLater(5 * 24 + 23));
  expect(await house.mails('confirm_reminder')).toHaveLength(1);
  expect(await sweep(house, daysLater(6))).toBe(1);
});

test('a request that nobody answers lapses the application at its deadline, and is closed', async ({
  house,
}) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  await confirmByOwner(house.scope(worker), EMAIL);
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'request_info', fields: ['phone'] }));
  const deadline = (await openRequestOf(house, id))?.deadlineAt ?? NOW;
  expect(deadline).toEqual(daysLater(7));
  expect(await sweep(house, before(deadline))).toBe(0);
  expect(await sweep(house, deadline)).toBe(1);
  expect((await house.facts(`registration:${id}`)).at(-1)?.after).toEqual({
    state: 'lapsed',
    cause: 'request_unanswered',
  });
  expect(await openRequestOf(house, id)).toBeUndefined();
  await house.expectSound();
});

test('many overdue lapse in one sweep, however many they are', async ({ house }) => {
  for (let times = 0; times < 105; times++) await house.submit();
  expect(await sweep(house, hoursLater(24))).toBe(105);
  expect(await house.mails('lapsed')).toHaveLength(105);
  await house.expectSound();
});

test('a reminder to confirm comes once, hours before the deadline, and its link and code work', async ({
  house,
}) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  await remind(house, before(hoursLater(18)));
  expect(await house.mails('confirm_reminder')).toEqual([]);
  await remind(house, hoursLater(18));
  await remind(house, hoursLater(20));
  expect((await house.mails('confirm_reminder')).map(({ recipient }) => recipient)).toEqual([EMAIL]);
  const { linkToken } = await house.secretsFor(EMAIL);
  expectOk(await confirmEmail(house.scope(anonymous, hoursLater(20)), { linkToken }));
  expect((await house.row(reference)).emailConfirmedAt).toEqual(hoursLater(20));
});

test('nobody is reminded who has confirmed, has left, or where reminders are switched off', async ({
  house,
}) => {
  const left = await house.submit(application({ email: 'left@example.org' }));
  expectOk(await withdraw(house.scope(delegate('left@example.org')), left.reference));
  await house.submit(application({ email: EMAIL }));
  await confirmByOwner(house.scope(worker), EMAIL);
  await remind(house, hoursLater(20));
  await house.submit();
  await house.settings({ emailReminderHours: 0 });
  await remind(house, hoursLater(20));
  expect(await house.mails('confirm_reminder')).toEqual([]);
});

test('where the time to confirm is shorter than that of the reminder, the first letter is enough', async ({
  house,
}) => {
  await house.settings({ emailConfirmationHours: 4 });
  await house.submit();
  await remind(house, hoursLater(3));
  expect(await house.mails('confirm_reminder')).toEqual([]);
});

test('a reminder of an open request comes once and names its deadline', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  await confirmByOwner(house.scope(worker), EMAIL);
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'request_info', fields: ['phone'] }));
  await remind(house, before(daysLater(5)));
  expect(await house.mails('information_reminder')).toEqual([]);
  await remind(house, daysLater(5));
  await remind(house, daysLater(6));
  const [mail, ...others] = await house.mails('information_reminder');
  expect(others).toEqual([]);
  expect(mail?.letter?.text).toContain('8\u00a0March\u00a02027, 12:00');
});

test('a deadline that was told stays, whatever the settings become', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  await house.settings({ emailConfirmationHours: 1 });
  expect(await sweep(house, hoursLater(2))).toBe(0);
  expect(await sweep(house, hoursLater(24))).toBe(1);
  expect((await house.row(reference)).state).toBe('lapsed');
});

test('the sweep of the worker does all of it, and again changes nothing', async ({ house }) => {
  await house.submit();
  await keepDeadlines(house.scope(worker, hoursLater(20)));
  await keepDeadlines(house.scope(worker, hoursLater(20)));
  expect(await house.mails('confirm_reminder')).toHaveLength(1);
  await keepDeadlines(house.scope(worker, hoursLater(24)));
  await keepDeadlines(house.scope(worker, hoursLater(25)));
  const rows = await house.db.select().from(registration).where(eq(registration.state, 'lapsed'));
  expect(rows).toHaveLength(1);
  expect(await house.mails('lapsed')).toHaveLength(1);
  await house.expectSound();
});
