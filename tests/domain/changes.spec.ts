import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { dayFilter } from '@/lib/dashboard/course';
import { listInput } from '@/lib/dashboard/input';
import { countRegistrations, listRegistrations } from '@/lib/dashboard/queries';
import { type Stats, stats, statsMark } from '@/lib/dashboard/stats';
import type { AnyTile } from '@/lib/dashboard/tiles';
import { scanTicket } from '@/lib/gate/commands';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, type House, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  fromHome,
  gateStaff,
  hoursLater,
  minutesLater,
  NOW,
  organiser,
  reviewer,
} from '../support/people';

const at = (house: House, now: Date): Promise<Stats> => stats(house.scope(organiser, now)).then(expectOk);

async function enter(house: House, id: string, now: Date, direction: 'entry' | 'exit' = 'entry') {
  const code = (await ticketOf(house, id))?.code ?? '';
  const scan = { id: newId(), code, gate: 'N1', direction, scannedAt: now };
  expectOk(await scanTicket(house.scope(gateStaff, now), scan));
}

test('the change of each tile is what it is now less what it was a day ago', async ({ house }) => {
  const email = 'leaving@people.example.org';
  const yesterday = [
    await house.submit(application({ territory: 'Harbin', category: 'GOV' }), undefined, NOW),
    await house.submit(application({ countryRepresented: 'BR', email }), undefined, NOW),
    await house.submit(fromHome({ territory: 'Kazan', category: 'SPK' }), undefined, NOW),
    await house.submit(fromHome(), undefined, NOW),
  ] as const;
  const decideOn = async (reference: string, decision: 'approve' | 'reject', now: Date) =>
    expectOk(await decide(house.scope(reviewer, now), reference, { decision, reasonCode: 'other' } as never));
  await decideOn(yesterday[0].reference, 'approve', minutesLater(1));
  await decideOn(yesterday[1].reference, 'approve', minutesLater(1));
  await enter(house, yesterday[0].id, minutesLater(2));
  const before = await at(house, hoursLater(1));

  const today = daysLater(1);
  await house.submit(application({ countryRepresented: 'EG', territory: 'Cairo' }), undefined, today);
  await house.submit(fromHome({ territory: ' kazan' }), undefined, today);
  await enter(house, yesterday[0].id, today, 'exit');
  await decideOn(yesterday[2].reference, 'approve', today);
  await decideOn(yesterday[3].reference, 'reject', today);
  expectOk(await withdraw(house.scope(delegate(email), today), yesterday[1].reference));
  const after = await at(house, hoursLater(25));

  const expected = Object.fromEntries(
    Object.entries(after.tiles).map(([tile, count]) => [tile, count - before.tiles[tile as AnyTile]]),
  );
  expect(after.changes).toEqual(expected);
  expect(after.changes).toMatchObject({ applications: 2, approved: 0, speakers: 1, inside: -1, cities: 1 });
  expect((await at(house, hoursLater(50))).changes.applications).toBe(0);
});

test('every number of the charts counts the list that it links to', async ({ house }) => {
  await house.submit(application({ territory: 'Harbin', tracks: ['transport', 'culture'] }), undefined, NOW);
  await house.submit(fromHome({ territory: 'Kazan' }), undefined, daysLater(2));
  await house.submit(fromHome({ territory: 'KAZAN ' }), undefined, daysLater(9));
  const now = daysLater(9, minutesLater(5));
  const { course, cities, tracks, ages, countries, categories, funnel, timeZone } = await at(house, now);
  const count = (filter: Parameters<typeof countRegistrations>[1]) =>
    countRegistrations(house.scope(organiser, now), filter);

  expect(course).toHaveLength(10);
  expect(course.at(-1)).toMatchObject({ total: 3, domestic: 1, international: 0 });
  for (const { day, domestic, international } of course)
    expect(await count(dayFilter(day, timeZone)), day).toBe(domestic + international);
  expect(cities.map(({ city, registrations }) => [city.toLowerCase(), registrations])).toEqual([
    ['kazan', 2],
    ['harbin', 1],
  ]);
  for (const { city, country, registrations } of cities)
    expect(await count({ territory: city, country }), city).toBe(registrations);
  for (const { track, registrations } of tracks) expect(await count({ track }), track).toBe(registrations);
  expect(ages.map(({ registrations }) => registrations)).toEqual([1, 0, 0, 2, 0]);
  for (const { filter, registrations } of ages) expect(await count(filter)).toBe(registrations);
  for (const { country, applied, approved } of countries) {
    expect(await count({ country })).toBe(applied);
    expect(await count({ country, status: 'approved' })).toBe(approved);
  }
  for (const { category, states } of categories)
    expect(await count({ category, status: 'submitted' }), category).toBe(states.submitted ?? 0);
  expect(funnel).toEqual({ applied: 3, seated: 3, approved: 0, confirmed: 0, arrived: 0 });
});

test('the queue says how old it is and when it will be clear; without decisions it says no day', async ({
  house,
}) => {
  const people = [await house.submit(), await house.submit(), await house.submit()];
  expect((await at(house, NOW)).queue).toMatchObject({ clearsInDays: null });
  for (const { reference } of people.slice(0, 2)) {
    expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  }
  expect((await at(house, daysLater(1))).queue).toEqual({
    oldestReference: people[2]?.reference,
    oldestSubmittedAt: NOW.toISOString(),
    // Two decisions in seven days, one to go.
    clearsInDays: 4,
  });
});

test('the mark changes with a number and only then', async ({ house }) => {
  const mark = async () => expectOk(await statsMark(house.scope(organiser)));
  const before = await mark();
  expect(await mark()).toBe(before);
  await house.submit();
  expect(await mark()).not.toBe(before);
});

test('a filter typed by hand that makes no sense is refused, not counted', async ({ house }) => {
  for (const wrong of [
    { appliedFrom: 'yesterday' },
    { appliedBefore: '0000-01-01T00:00:00Z' },
    { track: 'a b' },
    { presence: 'outside' },
  ]) {
    expect(listInput.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
  const odd = { territory: "'; --", appliedFrom: '2027-02-28T00:00:00Z' };
  expect(expectOk(await listRegistrations(house.scope(organiser), listInput.parse(odd))).rows).toEqual([]);
});

test('the edition before is laid beside this one by days to go, and its people are counted nowhere else', async ({
  house,
}) => {
  await house.submit();
  const copy = async (table: string, own: Record<string, string>, where = 'true') => {
    const { rows } = await house.pool.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = '${table}'`,
    );
    const names: string[] = rows.map(({ name }) => name);
    const values = names.map((name) => own[name] ?? name);
    await house.pool.query(`INSERT INTO ${table} (${names}) SELECT ${values} FROM ${table} WHERE ${where}`);
  };
  const earlier = `'0190a000-0000-7000-8000-0000000000ee'::uuid`;
  const days = `'2025-08-27'::date`;
  await copy('edition', {
    id: earlier,
    key: `'2025'`,
    is_current: 'false',
    starts_on: days,
    ends_on: days,
  });
  await copy('category', { edition_id: earlier });
  await copy('registration', {
    id: `'0190a000-0000-7000-8000-0000000000ef'::uuid`,
    edition_id: earlier,
    reference: `'OLD-1'`,
    submitted_at: `'2025-08-25T09:00Z'::timestamptz`,
  });
  const { earlier: shown, tiles, course } = await at(house, NOW);
  expect(shown).toEqual({
    key: '2025',
    days: [
      { daysToGo: 2, total: 1 },
      { daysToGo: 1, total: 1 },
      { daysToGo: 0, total: 1 },
    ],
  });
  expect([tiles.applications, course]).toEqual([1, [expect.objectContaining({ daysToGo: 179, total: 1 })]]);
});
