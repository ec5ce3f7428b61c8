import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { previewHeldFrom } from '@/lib/dashboard/held-from';
import { previewRelease, previewSizes } from '@/lib/dashboard/preview';
import { whatIfApproved } from '@/lib/dashboard/what-if';
import { currentEdition } from '@/lib/edition/queries';
import { setCap } from '@/lib/pool/caps';
import { poolStates } from '@/lib/pool/queries';
import { formParty } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import { expect, type House, test } from '../support/house';
import { application, fromHome, gateStaff, minutesLater, organiser, reviewer } from '../support/people';

const worker = system('worker');
const desk = (house: House) => house.scope(organiser);
const statesNow = async (house: House) => poolStates(house, (await currentEdition(house)).id);
const stateOf = async (house: House) =>
  Object.fromEntries(
    (
      await house.db.execute<{ reference: string; state: string }>(
        sql`SELECT reference, state FROM registration`,
      )
    ).rows.map(({ reference, state }) => [reference, state]),
  );

type Applicant = { abroad: boolean; category: 'DEL' | 'GOV' };
async function applyAll(house: House, people: Applicant[]): Promise<string[]> {
  const references: string[] = [];
  for (const [at, { abroad, category }] of people.entries()) {
    const input = abroad ? application({ category }) : fromHome({ category });
    references.push((await house.submit(input, anonymous, minutesLater(at))).reference);
  }
  return references;
}

const applicants = fc.array(
  fc.record({ abroad: fc.boolean(), category: fc.constantFrom('DEL' as const, 'GOV' as const) }),
  { minLength: 4, maxLength: 14 },
);
const sizesOf = fc
  .record({ capacity: fc.nat(12), share: fc.nat(100), cap: fc.option(fc.nat(6)) })
  .map(({ capacity, share, cap }) => ({
    capacity,
    internationalReserve: Math.floor((capacity * share) / 100),
    cap,
  }));

const cases = fc.sample(
  fc.record({ people: applicants, first: sizesOf, later: sizesOf, isParty: fc.boolean() }),
  {
    numRuns: 12,
    seed: 20270827,
  },
);
for (const [at, { people, first, later, isParty }] of cases.entries()) {
  test(`a preview of sizes tells exactly what then happens, invented case ${at + 1}`, async ({ house }) => {
    await house.settings({ capacity: first.capacity, internationalReserve: first.internationalReserve });
    expectOk(await setCap(desk(house), { key: 'category:GOV', size: first.cap }));
    const references = await applyAll(house, people);
    if (isParty) await partyOfWaiting(house, references);
    await promoteAll(house.scope(worker));
    const was = await stateOf(house);
    const { capacity, internationalReserve, cap } = later;
    const preview = expectOk(
      await previewSizes(desk(house), {
        capacity,
        internationalReserve,
        cap: { key: 'category:GOV', size: cap },
      }),
    );
    // In one go, as the preview thinks of it.
    expectOk(
      await inTransaction(desk(house), async (tx) => {
        const { id } = await currentEdition(tx);
        expectOk(await setCap(tx, { key: 'category:GOV', size: cap }));
        return changeSettings(tx, id, { capacity, internationalReserve });
      }),
    );
    await promoteAll(house.scope(worker));
    const is = await stateOf(house);
    const came = references.filter((one) => was[one] === 'waitlisted' && is[one] === 'submitted');
    const told = preview.coming.flatMap(({ first: named }) => named.map(({ reference }) => reference));
    expect(told.sort()).toEqual(came.toSorted());
    expect(preview.coming.reduce((sum, { count }) => sum + count, 0)).toBe(came.length);
    const states = await statesNow(house);
    expect(preview.changes.flatMap(({ after }) => after ?? [])).toEqual(states);
    expect(
      preview.changes.filter((one) => one.overbooked > 0).map(({ key, overbooked }) => [key, overbooked]),
    ).toEqual(
      states.filter(({ held, size }) => held > size).map(({ key, held, size }) => [key, held - size]),
    );
    await house.expectSound();
  });
}

/** The first two of one delegation who wait, made a party. */
async function partyOfWaiting(house: House, references: string[]): Promise<void> {
  const { rows } = await house.db.execute<{ id: string }>(sql`SELECT id FROM delegation LIMIT 1`);
  await house.db.execute(sql`UPDATE registration SET delegation_id = ${rows[0]?.id}`);
  const caps = sql`ARRAY['category:' || registration.category, 'delegation:' || registration.delegation_id]`;
  await house.db.execute(
    sql`UPDATE hold SET caps = ${caps} FROM registration WHERE registration.id = registration_id`,
  );
  await house.db.execute(
    sql`UPDATE waiting SET caps = ${caps} FROM registration WHERE registration.id = registration_id`,
  );
  const states = await stateOf(house);
  const waiting = references.filter((one) => states[one] === 'waitlisted').slice(0, 2);
  if (waiting.length === 2) expectOk(await formParty(desk(house), { references: waiting }));
}

test('who would come in is named in order, per pool, and the seats that come free are told', async ({
  house,
}) => {
  await house.settings({ capacity: 2, internationalReserve: 2 });
  await house.submit();
  const [anna, ivan] = [await house.submit(fromHome()), await house.submit(fromHome())];
  const { coming, changes } = expectOk(await previewRelease(desk(house), 1));
  expect(coming).toMatchObject([{ pool: 'domestic', count: 1, first: [{ reference: anna.reference }] }]);
  expect(changes.find(({ key }) => key === 'domestic')).toMatchObject({
    freed: 1,
    after: { waiting: 1, held: 1 },
  });
  expect((await house.row(ivan.reference)).state).toBe('waitlisted');
});

test('smaller sizes tell how many are overbooked, per pool; nobody is evicted', async ({ house }) => {
  await applyAll(house, Array(4).fill({ abroad: false, category: 'GOV' }));
  const { changes, coming } = expectOk(
    await previewSizes(desk(house), {
      capacity: 3,
      internationalReserve: 2,
      cap: { key: 'category:GOV', size: 1 },
    }),
  );
  expect(coming).toEqual([]);
  expect(changes.filter(({ overbooked }) => overbooked > 0)).toMatchObject([
    { key: 'total', overbooked: 1 },
    { key: 'domestic', overbooked: 3 },
    { key: 'category:GOV', before: undefined, overbooked: 3 },
  ]);
});

test('a preview writes nothing, contradicts itself aloud, and is for organisers', async ({ house }) => {
  await house.submit();
  const before = await statesNow(house);
  expectOk(await previewSizes(desk(house), { capacity: 0, internationalReserve: 0 }));
  expect(await statesNow(house)).toEqual(before);
  expect(await previewSizes(desk(house), { internationalReserve: 5001 })).toMatchObject({
    refusal: { code: 'SETTINGS_CONTRADICT', details: { setting: 'internationalReserve' } },
  });
  for (const actor of [reviewer, gateStaff]) {
    const scope = house.scope(actor);
    expect(await previewSizes(scope, {})).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    expect(await previewHeldFrom(scope, 'approval')).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expect(await whatIfApproved(house.scope(gateStaff), {})).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});
