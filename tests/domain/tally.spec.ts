import { count, sql } from 'drizzle-orm';
import { registration, tally } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { matching } from '@/lib/dashboard/filter';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { citiesOf } from '@/lib/dashboard/places';
import { countRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { stats } from '@/lib/dashboard/stats';
import { TILES } from '@/lib/dashboard/tiles';
import { verify } from '@/lib/dashboard/verify';
import { currentEdition } from '@/lib/edition/queries';
import { confirmAttendance } from '@/lib/registration/attendance';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { moveRegistration } from '@/lib/review/moving';
import { seedRegistrations } from '@/lib/seed/commands';
import { foldTally } from '@/lib/tally/commands';
import { MOST_UNFOLDED } from '@/lib/tally/rules';
import { expect, type House, test } from '../support/house';
import { application, delegate, organiser, reviewer, reviewerOf } from '../support/people';

const PEOPLE = 60;

/** People in every state, with seats and without. */
const crowd = (house: House) => seedRegistrations(house.scope(), { count: PEOPLE, randomSeed: 1 });

/** Every filter that the tally may answer, and some that it cannot. */
const FILTERS: RegistrationFilter[] = [
  ...Object.values(TILES),
  { country: 'CN' },
  { country: 'RU', status: 'approved' },
  { category: 'DEL', pool: 'domestic' },
  { citizens: 'foreign', status: 'submitted' },
  { seat: 'held' },
  { seat: 'none' },
  { seat: 'held', country: 'IN' },
  { seat: 'held', status: 'approved' },
  { attendance: 'confirmed', pool: 'international' },
  { q: 'a' },
  { track: 'transport' },
  { wave: 'none' },
];

/** The number by the tally is the number by the rows. */
async function expectAlike(house: House, actor: Actor) {
  const scope = house.scope(actor);
  const { id } = await currentEdition(scope);
  for (const filter of FILTERS) {
    const byRows = await house.db.$count(registration, matching(scope, id, filter));
    expect([filter, await countRegistrations(scope, filter)]).toEqual([filter, byRows]);
    const states = await house.db
      .select({ state: registration.state, people: count() })
      .from(registration)
      .where(matching(scope, id, { ...filter, status: undefined }))
      .groupBy(registration.state);
    expect([filter, await stateCounts(scope, filter)]).toEqual([
      filter,
      Object.fromEntries(states.map(({ state, people }) => [state, people])),
    ]);
  }
}

const rows = (house: House) => house.db.$count(tally);

test('a number out of the tally is the number out of the rows, for everybody', async ({ house }) => {
  await crowd(house);
  for (const actor of [
    organiser,
    reviewerOf({ countries: ['CN', 'RU'] }),
    reviewerOf({ categories: ['DEL'] }),
    reviewerOf({ categories: ['GOV', 'DEL'], countries: ['RU'] }),
  ])
    await expectAlike(house, actor);
  await house.expectSound();
});

test('it follows a person through every change: decision, answer, move, withdrawal', async ({ house }) => {
  const { reference } = await house.submit(application({ territory: ' Harbin ' }));
  await house.submit(application({ email: 'li@example.org', territory: 'harbin' }));
  const ofChina = async () => {
    await expectAlike(house, organiser);
    await house.expectSound();
    const { tiles } = expectOk(await stats(house.scope(reviewer)));
    return [tiles.approved, tiles.confirmed, tiles.countries, tiles.cities, tiles.international];
  };
  expect(await ofChina()).toEqual([0, 0, 1, 1, 2]);
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  await house.db.update(registration).set({ attendanceAskedAt: sql`now()`, attendanceDueAt: sql`now()` });
  const { email } = await house.row(reference);
  expectOk(await confirmAttendance(house.scope(delegate(email)), reference));
  expect(await ofChina()).toEqual([1, 1, 1, 1, 2]);
  expectOk(await moveRegistration(house.scope(organiser), reference, { countryRepresented: 'RU' }));
  // Another country is looked at once more.
  expect(await ofChina()).toEqual([0, 0, 2, 2, 1]);
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  // And is asked once more whether to come.
  expect(await ofChina()).toEqual([1, 0, 2, 2, 1]);
  expectOk(await withdraw(house.scope(delegate(email)), reference));
  expect(await ofChina()).toEqual([0, 0, 2, 2, 1]);
  expect(expectOk(await citiesOf(house.scope(reviewer), { status: 'withdrawn' }))).toEqual([
    { city: 'Harbin', country: 'RU', registrations: 1 },
  ]);
});

test('what is rolled back has never been counted', async ({ house }) => {
  await house.submit();
  const before = await rows(house);
  const undone = inTransaction(house.scope(), async (tx) => {
    await tx.db.update(registration).set({ state: 'withdrawn' });
    throw new Error('half-way');
  });
  await expect(undone).rejects.toThrow('half-way');
  expect(await rows(house)).toBe(before);
  await house.expectSound();
});

test('a change that nothing is counted by adds nothing', async ({ house }) => {
  await house.submit();
  const before = await rows(house);
  await house.db.update(registration).set({ organisation: 'Another', territory: sql`territory || ' '` });
  expect(await rows(house)).toBe(before);
});

test('folding keeps every sum, whoever else folds or counts meanwhile, and leaves one row for each number', async ({
  house,
}) => {
  await crowd(house);
  expect(await foldTally(house)).toBe(false);
  // As many as a stampede leaves behind.
  await house.db.execute(sql`INSERT INTO tally (edition_id, counted, track, people)
    SELECT id, 'tracks', 'transport', CASE n % 2 WHEN 0 THEN 1 ELSE -1 END
    FROM edition, generate_series(1, ${MOST_UNFOLDED + (MOST_UNFOLDED % 2)}::int) AS n`);
  const numbers = async () => expectOk(await stats(house.scope(organiser)));
  const before = await numbers();
  const [one, other, ...during] = await Promise.all([
    foldTally(house),
    foldTally(house),
    numbers(),
    numbers(),
  ]);
  expect(one || other).toBe(true);
  for (const seen of [...during, await numbers()]) expect(seen).toEqual(before);
  const [kept] = await house.db
    .select({ rows: count(), folded: sql<number>`(count(*) FILTER (WHERE is_folded))::int` })
    .from(tally);
  expect(kept?.folded).toBe(kept?.rows);
  await house.expectSound();
});

test('a tally that differs from the rows is found, named by what it counts, and told by how much', async ({
  house,
}) => {
  await house.submit();
  await house.db.update(tally).set({ people: sql`people + 3` }).where(sql`counted = 'people'`);
  const { ok, faults } = await verify(house.scope());
  expect([ok, faults]).toEqual([
    false,
    [{ code: 'TALLY_DIFFERS', detail: { counted: 'people', numbers: 1, people: 3 } }],
  ]);
});
