import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import type { SettingsInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { confirmAttendance } from '@/lib/registration/attendance';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { remindOfDeadlines } from '@/lib/registration/reminders';
import { decide } from '@/lib/review/commands';
import { foretellSettings } from '@/lib/waitlist/effects';
import { changeSettings } from '@/lib/waitlist/settings';
import { expect, type House, test } from '../support/house';
import { application, daysLater, delegate, hoursLater, NOW, organiser, reviewer } from '../support/people';

const SOON = daysLater(10);
const LATER = daysLater(20);
const editionId = async (house: House) => (await currentEdition(house)).id;

async function change(house: House, changes: SettingsInput, now = NOW, seen?: SettingsInput) {
  return changeSettings(house.scope(organiser, now), await editionId(house), changes, { seen });
}
const foretell = async (house: House, changes: SettingsInput, now = NOW) =>
  expectOk(await foretellSettings(house.scope(organiser, now), await editionId(house), changes));

/** Somebody approved who has been asked whether they will come, until a date. */
async function asked(house: House, until: Date) {
  await house.settings({ attendanceConfirmBy: until, attendanceAskDays: 365 });
  const email = 'ana@example.org';
  const { reference } = await house.submit(application({ email }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  // The letter of the approval is held back a little.
  await remindOfDeadlines(house.scope(system('worker'), hoursLater(1)));
  expect((await house.row(reference)).attendanceDueAt).toEqual(until);
  return { reference, email };
}
const stateAt = async (house: House, reference: string, now: Date) => {
  await lapseOverdue(house.scope(system('worker'), now));
  return (await house.row(reference)).state;
};

test('a nearer date is nobody’s who was told another: whoever was asked keeps the date of then', async ({
  house,
}) => {
  const { reference } = await asked(house, SOON);
  expectOk(await change(house, { attendanceConfirmBy: LATER }));
  // Told on the person's page by now; then somebody thinks better of it.
  const nearer = { attendanceConfirmBy: daysLater(11) };
  expect(await foretell(house, nearer, daysLater(2))).toMatchObject({ keptDates: 1, respited: 0 });
  expectOk(await change(house, nearer, daysLater(2)));
  expect(await stateAt(house, reference, daysLater(19))).toBe('approved');
  expect(await stateAt(house, reference, daysLater(20))).toBe('lapsed');
  const facts = await house.facts(`edition:${await editionId(house)}`);
  expect(facts.map(({ action }) => action)).toContain('edition.promises_kept');
});

test('who was asked once, and then no longer, is asked anew and has three days at least', async ({
  house,
}) => {
  const { reference } = await asked(house, SOON);
  expectOk(await change(house, { attendanceConfirmBy: null }, daysLater(1)));
  expect(await stateAt(house, reference, daysLater(12))).toBe('approved');
  const again = { attendanceConfirmBy: hoursLater(1, daysLater(12)) };
  expect(await foretell(house, again, daysLater(12))).toMatchObject({
    keptDates: 0,
    respited: 1,
    lettersAtOnce: 1,
  });
  expectOk(await change(house, again, daysLater(12)));
  expect(await stateAt(house, reference, hoursLater(2, daysLater(12)))).toBe('approved');
  await remindOfDeadlines(house.scope(system('worker'), hoursLater(2, daysLater(12))));
  expect(await house.mails('attendance_request')).toHaveLength(2);
  expect(await stateAt(house, reference, hoursLater(71, daysLater(12)))).toBe('approved');
  expect(await stateAt(house, reference, hoursLater(75, daysLater(12)))).toBe('lapsed');
});

test('whoever said that they come is asked by no change again', async ({ house }) => {
  const { reference, email } = await asked(house, SOON);
  expectOk(await confirmAttendance(house.scope(delegate(email)), reference));
  expectOk(await change(house, { attendanceConfirmBy: null }));
  expect(await foretell(house, { attendanceConfirmBy: LATER }, daysLater(1))).toMatchObject({
    respited: 0,
    lettersAtOnce: 0,
  });
});

test('a forum that is put off after its first day evicts nobody who was not asked in time', async ({
  house,
}) => {
  await house.settings({ startsOn: '2027-03-06', endsOn: '2027-03-20' });
  const { reference } = await asked(house, daysLater(4));
  // Nobody looked in the night before; from the first day of the forum on nobody lapses any more. Then it is put off.
  expect(await stateAt(house, reference, daysLater(5))).toBe('approved');
  expect(await foretell(house, { startsOn: '2027-03-18' }, daysLater(5))).toMatchObject({ respited: 1 });
  expectOk(await change(house, { startsOn: '2027-03-18' }, daysLater(5)));
  expect(await stateAt(house, reference, daysLater(6))).toBe('approved');
  await house.expectSound();
});

test('what is foretold is not done: no setting, fact, task or letter', async ({ house }) => {
  const { reference } = await asked(house, LATER);
  const [before, mails] = [await currentEdition(house), (await house.mails()).length];
  const facts = (await house.facts(`edition:${before.id}`)).length;
  const tasks = (await house.tasks('waitlist.promote')).length;
  const row = await house.row(reference);
  await foretell(house, { attendanceConfirmBy: SOON, capacity: 4000, decisionDays: 3 });
  expect(await currentEdition(house)).toEqual(before);
  expect(await house.row(reference)).toEqual(row);
  expect((await house.mails()).length).toBe(mails);
  expect((await house.facts(`edition:${before.id}`)).length).toBe(facts);
  expect((await house.tasks('waitlist.promote')).length).toBe(tasks);
});

test('what is foretold is what happens: the window, letters that leave, decisions that are late', async ({
  house,
}) => {
  await house.submit();
  await house.submit();
  expect(await foretell(house, { registrationClosesAt: NOW })).toMatchObject({
    window: { was: 'open', is: 'after' },
    undecided: 2,
    unconfirmed: 2,
  });
  expect(await foretell(house, { decisionDays: 1 }, daysLater(2))).toMatchObject({ late: 2 });
  const longer = { emailReminderHours: 20 };
  expect(await foretell(house, longer, hoursLater(5))).toMatchObject({ lettersAtOnce: 2 });
  expectOk(await change(house, longer, hoursLater(5)));
  await remindOfDeadlines(house.scope(system('worker'), hoursLater(5)));
  expect(await house.mails('confirm_reminder')).toHaveLength(2);
});

test('shorter deadlines for the address hold from now on: what a letter named stays', async ({ house }) => {
  const { reference } = await house.submit();
  expectOk(await change(house, { emailConfirmationHours: 1 }));
  expect(await stateAt(house, reference, hoursLater(23))).toBe('submitted');
  expect(await stateAt(house, reference, hoursLater(24))).toBe('lapsed');
});

test('who may not change settings is foretold nothing', async ({ house }) => {
  expect(
    await foretellSettings(house.scope(reviewer), await editionId(house), { decisionDays: 2 }),
  ).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});

for (const [changes, details] of [
  [{ attendanceConfirmBy: daysLater(-1) }, { setting: 'attendanceConfirmBy', because: 'past' }],
  [{ attendanceConfirmBy: new Date('2027-08-29T00:00:00+03:00') }, { setting: 'attendanceConfirmBy' }],
  [{ startsOn: '2027-08-30' }, { setting: 'endsOn' }],
  [{ registrationClosesAt: new Date('2026-01-01T00:00:00Z') }, { setting: 'registrationClosesAt' }],
] as const) {
  test(`${JSON.stringify(changes)} is refused at its field, foretold or done`, async ({ house }) => {
    const before = await currentEdition(house);
    const refused = { ok: false, refusal: { code: 'SETTINGS_CONTRADICT', details } };
    expect(await change(house, changes)).toEqual(refused);
    expect(await foretellSettings(house.scope(organiser), before.id, changes)).toEqual(refused);
    expect(await currentEdition(house)).toEqual(before);
  });
}

test('a deadline that has passed does not keep other settings from being changed', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: SOON });
  expect((await change(house, { decisionDays: 12, attendanceConfirmBy: SOON }, LATER)).ok).toBe(true);
});
