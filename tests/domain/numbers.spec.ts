import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { listInput } from '@/lib/dashboard/input';
import { citiesOf, countriesOf } from '@/lib/dashboard/places';
import { countRegistrations, listRegistrations } from '@/lib/dashboard/queries';
import { registrationRecord } from '@/lib/dashboard/record';
import { stats } from '@/lib/dashboard/stats';
import { PLACES, TILES } from '@/lib/dashboard/tiles';
import { scanTicket } from '@/lib/gate/commands';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, type House, test } from '../support/house';
import {
  application,
  delegate,
  fromHome,
  gateStaff,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';

async function lively(house: House) {
  await house.settings({ capacity: 5, internationalReserve: 2 });
  const people = [
    await house.submit(application({ nameNative: '李娜', category: 'GOV' })),
    await house.submit(application({ countryRepresented: 'BR' }), undefined, minutesLater(1)),
    await house.submit(fromHome(), undefined, minutesLater(2)),
    await house.submit(fromHome(), undefined, minutesLater(2)),
    await house.submit(fromHome(), undefined, minutesLater(3)),
    await house.submit(fromHome(), undefined, minutesLater(4)),
  ];
  const [first, second] = people;
  expectOk(await decide(house.scope(reviewer), first?.reference ?? '', { decision: 'approve' }));
  expectOk(
    await decide(house.scope(reviewer), second?.reference ?? '', { decision: 'request_info', note: '?' }),
  );
  const code = (await ticketOf(house, first?.id ?? ''))?.code ?? '';
  for (const direction of ['entry', 'entry', 'exit'] as const) {
    expectOk(
      await scanTicket(house.scope(gateStaff), { id: newId(), code, gate: 'N1', direction, scannedAt: NOW }),
    );
  }
  return people.map(({ reference }) => reference);
}

const listed = async (house: House, query: Record<string, string>) => {
  const page = expectOk(await listRegistrations(house.scope(organiser), listInput.parse(query)));
  return { ...page, references: page.rows.map(({ reference }) => reference) };
};

test('every tile counts exactly the list that it links to', async ({ house }) => {
  await lively(house);
  const { tiles, pools, international } = expectOk(await stats(house.scope(organiser)));
  expect(tiles).toEqual({
    applications: 6,
    approved: 1,
    confirmed: 0,
    international: 2,
    foreignCitizens: 2,
    undecided: 3,
    answering: 1,
    waiting: 1,
    guests: 0,
    government: 1,
    speakers: 0,
    media: 0,
    heads: 0,
    badgesPrinted: 0,
    badgesMissing: 1,
    badgesIncomplete: 1,
    checkedIn: 1,
    inside: 0,
    countries: 3,
    countriesApproved: 1,
    cities: 0,
    citiesApproved: 0,
  });
  for (const [tile, { of, filter }] of Object.entries(PLACES)) {
    const rows = await (of === 'country' ? countriesOf : citiesOf)(house.scope(organiser), filter);
    expect(expectOk<unknown[]>(rows).length, tile).toBe(tiles[tile as keyof typeof tiles]);
  }
  for (const [tile, filter] of Object.entries(TILES)) {
    const page = await listed(house, filter);
    expect([page.rows.length, page.total], tile).toEqual([
      tiles[tile as keyof typeof tiles],
      page.rows.length,
    ]);
  }
  expect(expectOk(await countriesOf(house.scope(organiser)))).toEqual([
    { country: 'RU', registrations: 4 },
    { country: 'BR', registrations: 1 },
    { country: 'CN', registrations: 1 },
  ]);
  expect(pools).toEqual([
    { key: 'total', size: 5, held: 5, available: 0, waiting: 1 },
    { key: 'international', size: 5, held: 2, available: 0, waiting: 0 },
    { key: 'domestic', size: 3, held: 3, available: 0, waiting: 1 },
  ]);
  expect(international).toEqual({ reserve: 2, held: 2, target: 1000 });
});

test('a filter narrows the list by what it says', async ({ house }) => {
  const [first = '', second = '', third = '', , , last = ''] = await lively(house);
  for (const [query, expected] of [
    [{ category: 'GOV' }, [first]],
    [{ country: 'BR' }, [second]],
    [{ status: 'needs_info' }, [second]],
    [{ seat: 'none' }, [last]],
    [{ seat: 'held', pool: 'international' }, [first, second]],
    [{ q: '李娜' }, [first]],
    [{ q: third.toLowerCase() }, [third]],
    [{ q: '!!!' }, []],
    [{ q: 'nobody' }, []],
  ] as const) {
    expect((await listed(house, query)).references, JSON.stringify(query)).toEqual(expected);
  }
});

test('pages by cursor show everybody once, also those of one instant', async ({ house }) => {
  const all = await lively(house);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listed(house, { limit: '2', ...(cursor && { cursor }) });
    expect(page.total).toBe(6);
    seen.push(...page.references);
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(6);
  expect(seen.sort()).toEqual([...all].sort());
});

for (const cursor of [
  'x',
  Buffer.from('2027-03-01T09:00:00.000Z|------------------------------------').toString('base64url'),
  Buffer.from(`2027-02-31T09:00:00.000Z|${newId()}`).toString('base64url'),
  Buffer.from(`0000-01-01T00:00:00.000Z|${newId()}`).toString('base64url'),
]) {
  test(`the forged cursor ${Buffer.from(cursor, 'base64url').toString().slice(0, 20)} is refused and not an error`, async ({
    house,
  }) => {
    expect(await listRegistrations(house.scope(organiser), { cursor })).toEqual({
      ok: false,
      refusal: { code: 'INVALID_CURSOR' },
    });
  });
}

test('lists, numbers and records are refused to whoever may not read registrations', async ({ house }) => {
  const [reference = ''] = await lively(house);
  for (const actor of [anonymous, gateStaff, delegate('x@example.org'), tokenWith('gate', 'review')]) {
    const scope = house.scope(actor);
    for (const answer of [
      await listRegistrations(scope, {}),
      await stats(scope),
      await countriesOf(scope),
      await registrationRecord(scope, reference),
    ]) {
      expect(answer).toEqual({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    }
  }
  expect(await countRegistrations(house.scope(organiser), {})).toBe(6);
});

test('a record tells the whole story, without what the vault holds', async ({ house }) => {
  const [reference = ''] = await lively(house);
  const record = expectOk(await registrationRecord(house.scope(organiser), reference));
  expect(record.history.map(({ action }) => action)).toEqual([
    'registration.submitted',
    'registration.approved',
  ]);
  expect(record.decisions.map(({ decision }) => decision)).toEqual(['approve']);
  expect(record.mails.map(({ kind }) => kind).sort()).toEqual(['approved', 'received']);
  expect(record.scans.map(({ reason }) => reason).sort()).toEqual(['already_in', 'goodbye', 'welcome']);
  expect(record.possibleDecisions).toEqual(['cancel', 'reset']);
  expect(await registrationRecord(house.scope(organiser), 'BMF-27-999999')).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});
