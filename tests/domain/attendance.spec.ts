import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { confirmAttendance } from '@/lib/registration/attendance';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { remindOfDeadlines } from '@/lib/registration/reminders';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  hoursLater,
  minutesLater,
  NOW,
  organiser,
  reviewer,
} from '../support/people';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);
const worker = system('worker');
const sweep = (house: House, now: Date) => lapseOverdue(house.scope(worker, now));
const remind = (house: House, now: Date) => remindOfDeadlines(house.scope(worker, now));
const CONFIRM_BY = daysLater(100);
const before = (moment: Date) => new Date(moment.getTime() - 1000);

async function approved(house: House, email = EMAIL, now = NOW) {
  const made = await house.submit(application({ email }), worker);
  expectOk(await decide(house.scope(reviewer, now), made.reference, { decision: 'approve' }));
  return made;
}

test('nobody is asked whether they come as long as no date is set', async ({ house }) => {
  const { reference } = await approved(house);
  await remind(house, daysLater(150));
  expect(await sweep(house, daysLater(170))).toBe(0);
  expect((await house.row(reference)).attendanceAskedAt).toBeNull();
});

test('the approved are asked so many days before the date, once, and reminded once', async ({ house }) => {
  await house.settings({
    attendanceConfirmBy: CONFIRM_BY,
    attendanceAskDays: 21,
    attendanceReminderHours: 72,
  });
  const { reference } = await approved(house);
  await house.submit();
  await remind(house, before(daysLater(79)));
  expect(await house.mails('attendance_request')).toEqual([]);
  await remind(house, daysLater(79));
  await remind(house, daysLater(80));
  expect((await house.mails('attendance_request')).map(({ recipient }) => recipient)).toEqual([EMAIL]);
  expect(await house.row(reference)).toMatchObject({
    attendanceAskedAt: daysLater(79),
    attendanceDueAt: CONFIRM_BY,
  });
  await remind(house, before(daysLater(97)));
  expect(await house.mails('attendance_reminder')).toEqual([]);
  await remind(house, daysLater(97));
  await remind(house, daysLater(98));
  expect(await house.mails('attendance_reminder')).toHaveLength(1);
});

test('who says that they come stays, is not reminded, and may say it twice', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { id, reference } = await approved(house);
  await remind(house, daysLater(90));
  expectOk(await confirmAttendance(house.scope(ana, daysLater(91)), reference));
  expectOk(await confirmAttendance(house.scope(ana, daysLater(92)), reference));
  expect((await house.row(reference)).attendanceConfirmedAt).toEqual(daysLater(91));
  const said = (await house.facts(`registration:${id}`)).filter(({ action }) =>
    action.endsWith('_confirmed'),
  );
  expect(said).toHaveLength(1);
  await remind(house, daysLater(99));
  expect(await house.mails('attendance_reminder')).toEqual([]);
  expect(await sweep(house, daysLater(120))).toBe(0);
});

test('only the person says it, and only while approved', async ({ house }) => {
  const { reference } = await approved(house);
  for (const actor of [organiser, worker, delegate('other@example.org')]) {
    expect(await confirmAttendance(house.scope(actor), reference)).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  expectOk(await decide(house.scope(organiser), reference, { decision: 'cancel' }));
  expect(await confirmAttendance(house.scope(ana), reference)).toEqual({
    ok: false,
    refusal: { code: 'STATE_CHANGED', details: { state: 'cancelled' } },
  });
});

test('who does not answer lapses at the deadline; the ticket ends, and the seat goes to the next in line', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 1, attendanceConfirmBy: CONFIRM_BY });
  const { id, reference } = await approved(house);
  const next = await house.submit(application({ email: 'next@example.org' }), worker);
  await remind(house, daysLater(80));
  expect(await sweep(house, before(CONFIRM_BY))).toBe(0);
  expect(await sweep(house, CONFIRM_BY)).toBe(1);
  expect((await house.facts(`registration:${id}`)).at(-1)?.after).toEqual({
    state: 'lapsed',
    cause: 'attendance_unconfirmed',
  });
  expect(await ticketOf(house, id)).toMatchObject({ status: 'revoked' });
  expect(await house.mails('lapsed')).toHaveLength(1);
  await promoteAll(house.scope(worker, CONFIRM_BY));
  expect(await house.states([reference, next.reference])).toEqual(['lapsed', 'submitted']);
  await house.expectSound();
});

test('who is asked late has three days, and nobody is asked whom the forum leaves no time', async ({
  house,
}) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const late = await approved(house, EMAIL, daysLater(99));
  // Nobody is asked before the letter of the approval has left.
  await remind(house, minutesLater(4, daysLater(99)));
  expect((await house.row(late.reference)).attendanceDueAt).toBeNull();
  await remind(house, minutesLater(5, daysLater(99)));
  const dueAt = minutesLater(5, daysLater(102));
  expect((await house.row(late.reference)).attendanceDueAt).toEqual(dueAt);
  expect(await sweep(house, before(dueAt))).toBe(0);
  expect(await sweep(house, dueAt)).toBe(1);
  // The forum begins on 27 August in Moscow: 178 days and 12 hours after the tests' moment.
  const tooLate = await approved(house, 'late@example.org', daysLater(176));
  await remind(house, minutesLater(5, daysLater(176)));
  expect((await house.row(tooLate.reference)).attendanceAskedAt).toBeNull();
});

test('once the forum has begun nobody lapses for not having said that they come', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: daysLater(170) });
  await approved(house);
  await remind(house, daysLater(160));
  await house.settings({ attendanceConfirmBy: hoursLater(178 * 24 + 13) });
  expect(await sweep(house, daysLater(179))).toBe(0);
});

test('a later date in the settings is good for all, an earlier one for nobody who was told another', async ({
  house,
}) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { reference } = await approved(house);
  await remind(house, daysLater(80));
  await house.settings({ attendanceConfirmBy: daysLater(90) });
  expect(await sweep(house, daysLater(95))).toBe(0);
  await house.settings({ attendanceConfirmBy: daysLater(110) });
  expect(await sweep(house, daysLater(105))).toBe(0);
  await remind(house, daysLater(108));
  const [reminder] = await house.mails('attendance_reminder');
  expect(reminder?.letter?.text).toContain('19\u00a0June\u00a02027');
  await house.settings({ attendanceConfirmBy: null });
  expect(await sweep(house, daysLater(150))).toBe(0);
  await house.settings({ attendanceConfirmBy: daysLater(110) });
  // Nobody was waiting for the answer any more: it is asked for anew, with days to give it.
  expect(await sweep(house, daysLater(150))).toBe(0);
  await remind(house, daysLater(150));
  expect(await sweep(house, daysLater(152))).toBe(0);
  expect(await sweep(house, daysLater(153))).toBe(1);
  expect((await house.row(reference)).state).toBe('lapsed');
});

test('who is put back to review and approved again is asked again', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { reference } = await approved(house);
  await remind(house, daysLater(80));
  expectOk(await confirmAttendance(house.scope(ana, daysLater(81)), reference));
  expectOk(await decide(house.scope(organiser, daysLater(82)), reference, { decision: 'reset' }));
  expect(await house.row(reference)).toMatchObject({
    attendanceAskedAt: null,
    attendanceDueAt: null,
    attendanceConfirmedAt: null,
  });
  expectOk(await decide(house.scope(organiser, daysLater(83)), reference, { decision: 'approve' }));
  await remind(house, daysLater(84));
  expect(await house.mails('attendance_request')).toHaveLength(2);
});
