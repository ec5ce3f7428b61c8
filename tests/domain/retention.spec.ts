import { destruction, mailMessage, registration, vaultRecord } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { stats } from '@/lib/dashboard/stats';
import { submitTogether } from '@/lib/registration/commands';
import { retentionCalendar, weekAhead } from '@/lib/retention/calendar';
import { changeRule, putOff } from '@/lib/retention/deciding';
import { liftHold, setHold } from '@/lib/retention/holding';
import { destroyDue } from '@/lib/retention/sweeping';
import { decide } from '@/lib/review/commands';
import { expect, type House, test } from '../support/house';
import { application, daysLater, organiser, reviewer } from '../support/people';
import { tracesOf } from '../support/traces';

// The last day is 28 August; it is over when Moscow's midnight strikes.
const END = new Date('2027-08-28T21:00:00.000Z');
const worker = (house: House, days: number) => house.scope(system('worker'), daysLater(days, END));
const desk = (house: House, days: number) =>
  house.scope({ ...organiser, provedAt: daysLater(days, END) } as typeof organiser, daysLater(days, END));
const withNeeds = (own: Record<string, unknown> = {}) => application({ diet: 'halal', ...own });
const done = (house: House) => house.db.select().from(destruction).orderBy(destruction.startedAt);

test('diets and access needs go seven days after the last day, and not a moment before', async ({
  house,
}) => {
  const { reference } = await house.submit(withNeeds());
  await house.submit();
  expect(await destroyDue(house.scope(system('worker'), new Date(daysLater(7, END).getTime() - 1)))).toBe(0);
  expect(await house.db.$count(vaultRecord)).toBe(1);
  expect(await destroyDue(worker(house, 7))).toBe(1);
  expect(await house.db.$count(vaultRecord)).toBe(0);
  expect(await done(house)).toMatchObject([
    { class: 'needs', days: 7, people: 2, held: 0, items: { vault_record: 1 }, startedBy: 'system:worker' },
  ]);
  // Everything else stays, and what is gone is not destroyed again.
  expect((await house.row(reference)).email).not.toBe('');
  expect(await house.db.$count(mailMessage)).toBeGreaterThan(0);
  expect(await destroyDue(worker(house, 8))).toBe(0);
  const [record] = await done(house);
  expect(await house.facts(`destruction:${record?.id}`)).toMatchObject([
    { action: 'retention.destroyed', after: { class: 'needs', people: 2, items: { vault_record: 1 } } },
  ]);
  await house.expectSound();
});

test('a year later nobody is anybody any more, and the numbers are what they were', async ({ house }) => {
  const people = [await house.submit(withNeeds({ organisation: 'Bugtan works' })), await house.submit()];
  expectOk(
    await decide(house.scope(reviewer), people[0]?.reference ?? '', { decision: 'approve', note: 'Bugtan' }),
  );
  const before = expectOk(await stats(desk(house, 1)));
  expect(await destroyDue(worker(house, 366))).toBeGreaterThan(3);
  const after = expectOk(await stats(desk(house, 1)));
  expect(after.tiles).toEqual(before.tiles);
  expect(after.countries).toEqual(before.countries);
  expect(await tracesOf(house, ['bugtan', 'people.example.org'])).toEqual([]);
  for (const { erasedAt } of await house.db.select().from(registration)) expect(erasedAt).not.toBeNull();
  expect(await house.states(people.map(({ reference }) => reference))).toEqual(['approved', 'submitted']);
  await house.expectSound();
});

test('many people are seen to in batches; two workers at once make one record', async ({ house }) => {
  const inputs = Array.from({ length: 430 }, () => withNeeds());
  expectOk(await inTransaction(house.scope(), async (tx) => ok(await submitTogether(tx, inputs))));
  const rounds = await Promise.all([destroyDue(worker(house, 7)), destroyDue(worker(house, 7))]);
  expect(rounds[0] + rounds[1]).toBe(1);
  expect(await done(house)).toMatchObject([{ people: 430, items: { vault_record: 430 } }]);
  expect(await house.db.$count(vaultRecord)).toBe(0);
  await house.expectSound();
});

test('what was begun before a crash is ended by whoever comes next, in the same record', async ({
  house,
}) => {
  await house.submit(withNeeds());
  await house.submit(withNeeds());
  const [first] = await house.db.select().from(registration).orderBy(registration.id);
  await house.db.insert(destruction).values({
    id: crypto.randomUUID(),
    editionId: first?.editionId ?? '',
    class: 'needs',
    days: 7,
    dueAt: daysLater(7, END),
    startedAt: daysLater(7, END),
    startedBy: 'system:worker',
    doneUpTo: first?.id,
    people: 1,
    items: { vault_record: 1 },
  });
  expect(await destroyDue(worker(house, 8))).toBe(1);
  expect(await done(house)).toMatchObject([{ people: 2, items: { vault_record: 2 } }]);
});

test('whoever stands under a legal hold is passed over, and goes once it is lifted', async ({ house }) => {
  const { reference } = await house.submit(withNeeds());
  await house.submit(withNeeds());
  expectOk(await setHold(desk(house, 1), { reference, reason: 'A complaint' }));
  expect(await destroyDue(worker(house, 7))).toBe(1);
  expect(await house.db.$count(vaultRecord)).toBe(1);
  expect(await done(house)).toMatchObject([{ people: 1, held: 1 }]);
  const calendar = expectOk(await retentionCalendar(desk(house, 7)));
  expect(calendar.held.map((one) => one.reference)).toEqual([reference]);
  // As long as only held ones are left there is nothing to do, and no record of nothing.
  expect(await destroyDue(worker(house, 8))).toBe(0);
  expectOk(await liftHold(desk(house, 9), { reference, reason: 'Settled' }));
  expect(await destroyDue(worker(house, 9))).toBe(1);
  expect(await house.db.$count(vaultRecord)).toBe(0);
  expect(await done(house)).toHaveLength(2);
});

test('a week ahead the desk says what goes, and how much of it', async ({ house }) => {
  await house.submit(withNeeds());
  await house.submit(withNeeds());
  expect(await weekAhead(desk(house, -1))).toEqual([]);
  expect(await weekAhead(desk(house, 0))).toMatchObject([
    { class: 'needs', left: 2, dueAt: daysLater(7, END) },
  ]);
  expect(await weekAhead(house.scope(reviewer, END))).toEqual([]);
  expect(await retentionCalendar(house.scope(reviewer, END))).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});

test('a destruction is put off with a reason, up to a limit, and never brought forward by it', async ({
  house,
}) => {
  await house.submit(withNeeds());
  const off = (until: string) => putOff(desk(house, 1), { class: 'needs', until, reason: 'A court asks' });
  for (const [until, code] of [
    ['2027-09-03', 'not_later'],
    ['2028-09-03', 'too_late'],
  ] as const) {
    expect(await off(until)).toMatchObject({ refusal: { details: { errors: [{ path: 'until', code }] } } });
  }
  expectOk(await off('2027-09-20'));
  expect(await destroyDue(worker(house, 8))).toBe(0);
  expect(await weekAhead(desk(house, 8))).toEqual([]);
  expect(await destroyDue(house.scope(system('worker'), new Date('2027-09-20T21:00:00.000Z')))).toBe(1);
  for (const actor of [reviewer, { ...organiser, provedAt: undefined } as typeof organiser]) {
    expect(
      (await putOff(house.scope(actor, END), { class: 'needs', until: '2027-09-20', reason: 'Because' })).ok,
    ).toBe(false);
  }
});

test('an edition says how long it keeps a class, and who somebody is goes last', async ({ house }) => {
  await house.submit(withNeeds());
  expectOk(await changeRule(desk(house, 0), { class: 'needs', days: 2 }));
  expect(await destroyDue(worker(house, 2))).toBe(1);
  const refused = { refusal: { details: { errors: [{ path: 'days', code: 'longer_than_identity' }] } } };
  expect(await changeRule(desk(house, 0), { class: 'letters', days: 366 })).toMatchObject(refused);
  expect(await changeRule(desk(house, 0), { class: 'identity', days: 179 })).toMatchObject(refused);
  expect(await changeRule(house.scope(reviewer, END), { class: 'needs', days: 1 })).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});
