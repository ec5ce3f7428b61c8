import { eq } from 'drizzle-orm';
import { decision, staffRole } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { listRegistrations } from '@/lib/dashboard/queries';
import { registrationRecord } from '@/lib/dashboard/record';
import { amend } from '@/lib/registration/amendment';
import { decide } from '@/lib/review/commands';
import { prepareInput } from '@/lib/review/input';
import { prepare, takeOut } from '@/lib/review/preparing';
import { preparedOn, waveName } from '@/lib/review/schedule';
import { applying, hireReviewer, selectedOf } from '../support/bulk';
import { expect, test } from '../support/house';
import { application, delegate, minutesLater, organiser, reviewer, reviewerOf } from '../support/people';
import { APPROVE, hourOf, openingWave, preparing, REFUSE, reportOn } from '../support/waves';

const second = { ...reviewer, userId: 'user-second', email: 'second@forum.example.org' } as typeof reviewer;

test.beforeEach(({ house }) => hireReviewer(house));

test('nothing happens to anybody until the hour, and then all of it, in the name of who prepared it', async ({
  house,
}) => {
  await hireReviewer(house, second);
  const [one = '', two = '', three = ''] = await applying(house, 3);
  const id = await openingWave(house);
  expect(await preparing(house, id, [one, two])).toEqual({ prepared: [one, two], skipped: [] });
  await preparing(house, id, [three], REFUSE, second);
  await hourOf(house, id, 59);
  expect(await house.states([one, two, three])).toEqual(['submitted', 'submitted', 'submitted']);
  expect((await house.mails()).filter(({ kind }) => kind !== 'received')).toHaveLength(0);
  await hourOf(house, id);
  expect(await house.states([one, two, three])).toEqual(['approved', 'approved', 'rejected']);
  const decided = await house.db.select().from(decision).orderBy(decision.id);
  // Who is rejected comes first: a seat comes free.
  expect(decided.map((made) => [made.decision, made.decidedBy])).toEqual([
    ['reject', 'person:user-second'],
    ['approve', 'person:user-reviewer'],
    ['approve', 'person:user-reviewer'],
  ]);
  expect((await house.mails('approved'))[0]?.heldUntil).toEqual(minutesLater(66));
  await hourOf(house, id, 62);
  expect(await house.mails('approved')).toHaveLength(2);
  await house.expectSound();
});

test('what is foretold is what comes', async ({ house }) => {
  await house.settings({ seatsHeldFrom: 'approval', capacity: 2, internationalReserve: 2 });
  const [one = '', two = '', three = '', four = '', five = ''] = await applying(house, 5);
  const id = await openingWave(house);
  await preparing(house, id, [one, two, three, four]);
  await preparing(house, id, [five], REFUSE);
  expectOk(await decide(house.scope(reviewer), one, { decision: 'request_info', note: 'Which city?' }));
  expect((await reportOn(house, id)).forecast).toEqual({
    approve: { done: 2, waitsOn: 0, waits: [{ pool: 'international', people: 1 }], skipped: [] },
    reject: { done: 1, waitsOn: 0, waits: [], skipped: [] },
    changed: 1,
  });
  await hourOf(house, id);
  const { parts, forecast } = await reportOn(house, id);
  expect(forecast).toBeUndefined();
  expect(parts.map(({ decision: what, outcomes }) => [what, Object.fromEntries(outcomes)])).toEqual([
    ['reject', { done: 1 }],
    ['approve', { STATE_CHANGED: 1, done: 2, waits: 1 }],
  ]);
  expect(await house.states([one, two, three, four, five])).toEqual([
    'needs_info',
    'approved',
    'approved',
    'waitlisted',
    'rejected',
  ]);
});

test('who has changed since is left alone, and it says why', async ({ house }) => {
  const email = 'ana@example.org';
  const { reference } = await house.submit(application({ email }));
  const [other = ''] = await applying(house, 1);
  const id = await openingWave(house);
  await preparing(house, id, [reference, other]);
  expectOk(await amend(house.scope(delegate(email), minutesLater(5)), reference, { position: 'Mayor' }));
  const { items, forecast } = await reportOn(house, id);
  expect(items.map(({ isChanged }) => isChanged)).toEqual([true, false]);
  expect(forecast).toMatchObject({ changed: 1, approve: { done: 1 } });
  await hourOf(house, id);
  expect(await house.states([reference, other])).toEqual(['submitted', 'approved']);
  const [part] = (await reportOn(house, id)).parts;
  expect(Object.fromEntries(part?.outcomes ?? [])).toEqual({ CHANGED_SINCE: 1, done: 1 });
});

test('what somebody prepared who decides no more is not done', async ({ house }) => {
  await hireReviewer(house, second);
  const [one = '', two = ''] = await applying(house, 2);
  const id = await openingWave(house);
  await preparing(house, id, [one]);
  await preparing(house, id, [two], APPROVE, second);
  await house.db.delete(staffRole).where(eq(staffRole.userId, 'user-second'));
  await hourOf(house, id);
  expect(await house.states([one, two])).toEqual(['approved', 'submitted']);
});

test('a colleague sees on record and list what is prepared, and it goes with the wave', async ({ house }) => {
  const [one = ''] = await applying(house, 1);
  const { id: registrationId } = await house.row(one);
  const id = await openingWave(house);
  await preparing(house, id, [one], REFUSE);
  const record = async () => expectOk(await registrationRecord(house.scope(organiser), one));
  expect((await record()).prepared).toMatchObject({
    prepared: { decision: 'reject', reasonCode: 'not_eligible', preparedBy: 'person:user-reviewer' },
    wave: { name: 'First wave' },
  });
  const rows = async () => expectOk(await listRegistrations(house.scope(organiser), {})).rows;
  expect((await rows())[0]?.prepared).toBe('reject');
  expect((await house.facts(`registration:${registrationId}`)).at(-1)).toMatchObject({
    action: 'decision.prepared',
    after: { decision: 'reject', reasonCode: 'not_eligible', wave: id },
  });
  await hourOf(house, id);
  expect(await preparedOn(house, registrationId)).toBeUndefined();
  expect((await rows())[0]?.prepared).toBeNull();
});

test('one person stands in one wave; taken out, they can be put into another', async ({ house }) => {
  const [one = ''] = await applying(house, 1);
  const [first, other] = [await openingWave(house), await openingWave(house, 'Second wave')];
  await preparing(house, first, [one]);
  expect(await preparing(house, other, [one], REFUSE)).toEqual({
    prepared: [],
    skipped: [{ reference: one, code: 'ALREADY_PREPARED' }],
  });
  expectOk(await takeOut(house.scope(reviewer), one));
  expect(await takeOut(house.scope(reviewer), one)).toMatchObject({ refusal: { code: 'WAVE_CLOSED' } });
  expect((await preparing(house, other, [one], REFUSE)).prepared).toEqual([one]);
  await hourOf(house, first);
  expect(await house.states([one])).toEqual(['submitted']);
});

test('who was not seen so any more, or is out of reach, is left out and named', async ({ house }) => {
  const [one = '', two = ''] = await applying(house, 2);
  const id = await openingWave(house);
  const seen = await selectedOf(house, [one, two]);
  expectOk(await decide(house.scope(organiser), one, { decision: 'reject', reasonCode: 'other' }));
  expect(expectOk(await prepare(house.scope(reviewer), { waveId: id, ...APPROVE }, seen))).toEqual({
    prepared: [two],
    skipped: [{ reference: one, code: 'STATE_CHANGED' }],
  });
  expectOk(await takeOut(house.scope(reviewer), two));
  const limited = house.scope(reviewerOf({ countries: ['IN'] }));
  expect(expectOk(await prepare(limited, { waveId: id, ...APPROVE }, seen)).skipped).toEqual([
    { reference: one, code: 'NOT_FOUND' },
    { reference: two, code: 'NOT_FOUND' },
  ]);
});

test('a rejection is not prepared without a reason', () => {
  const raw = { waveId: '0190a000-0000-7000-8000-00000000000a', decision: 'reject' };
  expect(prepareInput.safeParse(raw).error?.issues[0]?.path).toEqual(['reasonCode']);
});

test('a list is narrowed to a wave, to any that is to come, and to none', async ({ house }) => {
  const [one = '', two = '', three = ''] = await applying(house, 3);
  const id = await openingWave(house);
  await preparing(house, id, [one, two]);
  const listed = async (wave: string) =>
    expectOk(await listRegistrations(house.scope(reviewer), { wave })).rows.map(({ reference }) => reference);
  expect(await listed(id)).toEqual([one, two]);
  expect(await listed('any')).toEqual([one, two]);
  expect(await listed('none')).toEqual([three]);
  expect(await waveName(house.scope(reviewer), id)).toBeTruthy();
  expect(await waveName(house.scope(reviewer), 'any')).toBeUndefined();
  // Of a wave that is over one still sees whom it was about; it is not to come any more.
  await hourOf(house, id);
  expect(await listed(id)).toEqual([one, two]);
  expect(await listed('any')).toEqual([]);
  expect(await listed('none')).toEqual([one, two, three]);
});
