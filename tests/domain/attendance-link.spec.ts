import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { comingNow, noShowsOf } from '@/lib/dashboard/coming';
import { listRegistrations } from '@/lib/dashboard/queries';
import { answerByAttendanceLink, attendanceByLink } from '@/lib/registration/attendance';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { remindOfDeadlines } from '@/lib/registration/reminders';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { application, daysLater, gateStaff, organiser, reviewer } from '../support/people';

const EMAIL = 'ana@example.org';
const worker = system('worker');
const CONFIRM_BY = daysLater(100);

/** Somebody approved who has been asked, and the secret of the letter. */
async function asked(house: House, email = EMAIL) {
  const made = await house.submit(application({ email }), worker);
  expectOk(await decide(house.scope(reviewer), made.reference, { decision: 'approve' }));
  await remindOfDeadlines(house.scope(worker, daysLater(80)));
  return { ...made, token: (await house.secretsFor(email)).linkToken };
}

const answer = (house: House, linkToken: string, said: 'yes' | 'no', now = daysLater(81)) =>
  answerByAttendanceLink(house.scope(anonymous, now), { linkToken, answer: said });

test('the letter has a link for a yes and one for a no, both with a secret that is blank once it has left', async ({
  house,
}) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { token } = await asked(house);
  const [letter] = await house.mails('attendance_request');
  expect(token).toHaveLength(43);
  expect(letter?.letter?.text).toContain(`/en/attendance?answer=yes&token=${token}`);
  expect(letter?.letter?.text).toContain(`I cannot come: `);
  expect(letter?.letter?.text).toContain(`/en/attendance?answer=no&token=${token}`);
  expect(letter?.letter?.secrets).toEqual([token]);
});

test('reading what a link leads to changes nothing, however often', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { reference, token } = await asked(house);
  for (let times = 0; times < 3; times++) {
    const read = expectOk(await attendanceByLink(house.scope(anonymous, daysLater(81)), token));
    expect(read).toEqual({
      state: 'approved',
      reference,
      attendanceConfirmedAt: null,
      attendanceDueAt: CONFIRM_BY,
    });
  }
  expect(await house.row(reference)).toMatchObject({ state: 'approved', attendanceConfirmedAt: null });
});

test('a yes counts once, and whoever said it neither is reminded nor lapses', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { id, reference, token } = await asked(house);
  const [one, other] = await Promise.all([answer(house, token, 'yes'), answer(house, token, 'yes')]);
  expectOk(one);
  expectOk(other);
  expect((await house.row(reference)).attendanceConfirmedAt).toEqual(daysLater(81));
  const facts = await house.facts(`registration:${id}`);
  expect(facts.filter(({ action }) => action === 'registration.attendance_confirmed')).toHaveLength(1);
  expect(await lapseOverdue(house.scope(worker, CONFIRM_BY))).toBe(0);
});

test('a no gives seat and ticket up at once; the seat goes to the longest waiter, and both are written to', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 1, attendanceConfirmBy: CONFIRM_BY });
  const { id, reference, token } = await asked(house);
  const next = await house.submit(application({ email: 'next@example.org' }), worker);
  expect(next.status).toBe('waitlisted');
  expectOk(await answer(house, token, 'yes'));
  expectOk(await answer(house, token, 'no'));
  expect(await ticketOf(house, id)).toMatchObject({ status: 'revoked' });
  await promoteAll(house.scope(worker, daysLater(81)));
  expect(await house.states([reference, next.reference])).toEqual(['withdrawn', 'submitted']);
  expect((await house.facts(`registration:${id}`)).at(-1)?.after).toEqual({
    state: 'withdrawn',
    cause: 'attendance_declined',
  });
  expect(await house.mails('withdrawn')).toHaveLength(1);
  expect(await house.mails('promoted')).toHaveLength(1);
  expect(await answer(house, token, 'no')).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'withdrawn' } },
  });
  expect(await answer(house, token, 'yes')).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  await house.expectSound();
});

test('of a yes and a no at once each is taken or told, and one seat is given up once', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { id, reference, token } = await asked(house);
  await Promise.all(['yes', 'no', 'no', 'yes'].map((said) => answer(house, token, said as 'yes' | 'no')));
  expect((await house.row(reference)).state).toBe('withdrawn');
  const facts = await house.facts(`registration:${id}`);
  expect(facts.filter(({ action }) => action === 'registration.withdrawn')).toHaveLength(1);
  expect(await house.mails('withdrawn')).toHaveLength(1);
  await house.expectSound();
});

test('a link that is none, of another address by now, or of a forum that has begun answers nothing', async ({
  house,
}) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY });
  const { reference, token } = await asked(house);
  const unknown = { refusal: { code: 'LINK_UNKNOWN' } };
  expect(await answer(house, 'x'.repeat(43), 'no')).toMatchObject(unknown);
  expect(await answer(house, token, 'no', daysLater(179))).toMatchObject({
    refusal: { code: 'LINK_EXPIRED' },
  });
  await house.db
    .update(registration)
    .set({ emailKey: 'new@example.org' })
    .where(eq(registration.reference, reference));
  expect(await answer(house, token, 'no')).toMatchObject(unknown);
  expect(await attendanceByLink(house.scope(anonymous, daysLater(81)), token)).toMatchObject(unknown);
  expect((await house.row(reference)).state).toBe('approved');
});

test('who is silent is listed and counted, with who declined and who will stay away', async ({ house }) => {
  await house.settings({ attendanceConfirmBy: CONFIRM_BY, noShowPercent: 50 });
  const [silent, coming, gone] = [
    await asked(house, 'silent@example.org'),
    await asked(house, 'coming@example.org'),
    await asked(house, 'gone@example.org'),
  ];
  await house.submit(application({ email: 'undecided@example.org' }));
  expectOk(await answer(house, coming.token, 'yes'));
  expectOk(await answer(house, gone.token, 'no'));
  const scope = house.scope(organiser, daysLater(82));
  expect(expectOk(await comingNow(scope))).toMatchObject({
    approved: 2,
    confirmed: 1,
    silent: 1,
    declined: 1,
    lapsed: 0,
    isAsked: true,
    noShows: 1,
  });
  const listed = expectOk(await listRegistrations(scope, { attendance: 'silent', limit: 10 }));
  expect(listed.rows.map(({ reference }) => reference)).toEqual([silent.reference]);
  expect(await comingNow(house.scope(gateStaff))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
});

for (const [approved, confirmed, noShowPercent, expected] of [
  [0, 0, 28, 0],
  [1000, 0, 28, 280],
  [1000, 1000, 28, 140],
  [1000, 500, 28, 210],
  [1000, 500, 0, 0],
] as const) {
  test(`of ${approved} approved, ${confirmed} of whom said yes, ${expected} stay away at ${noShowPercent} of a hundred`, () => {
    expect(noShowsOf({ approved, confirmed, noShowPercent })).toBe(expected);
  });
}
