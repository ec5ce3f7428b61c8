import { sql } from 'drizzle-orm';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { previewHeldFrom } from '@/lib/dashboard/held-from';
import { whatIfApproved } from '@/lib/dashboard/what-if';
import { currentEdition } from '@/lib/edition/queries';
import { changeSizes } from '@/lib/edition/sizes';
import { setCap } from '@/lib/pool/caps';
import { poolStates } from '@/lib/pool/queries';
import { decide, decideMany } from '@/lib/review/commands';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { application, fromHome, minutesLater, organiser, reviewer } from '../support/people';

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

test('switching when seats are held does exactly what its preview said, there and back', async ({
  house,
}) => {
  await house.settings({ capacity: 4, internationalReserve: 2 });
  const references = await applyAll(
    house,
    Array.from({ length: 9 }, (_, at) => ({ abroad: at % 3 === 0, category: 'DEL' as const })),
  );
  const decided = [references[1], references[5], references[7]].flatMap((one) => one ?? []);
  expectOk(await decideMany(house.scope(reviewer), { references: decided, decision: 'approve' }));
  const was = await stateOf(house);
  const toApproval = expectOk(await previewHeldFrom(desk(house), 'approval'));
  await house.settings({ seatsHeldFrom: 'approval' });
  await promoteAll(house.scope(worker));
  const then = await stateOf(house);
  const moved = (from: string, to: string, before: typeof was, now: typeof was) =>
    references.filter((one) => before[one] === from && now[one] === to).length;
  expect(toApproval).toEqual({
    to: 'approval',
    givingUp: moved('submitted', 'submitted', was, then),
    toReview: moved('waitlisted', 'submitted', was, then),
    promoted: moved('waitlisted', 'approved', was, then),
  });
  await house.expectSound();
  const back = expectOk(await previewHeldFrom(desk(house), 'submission'));
  await house.settings({ seatsHeldFrom: 'submission' });
  const now = await stateOf(house);
  expect(back).toEqual({
    to: 'submission',
    seated: moved('submitted', 'submitted', then, now),
    waiting: moved('submitted', 'waitlisted', then, now),
  });
  await house.expectSound();
});

for (const seatsHeldFrom of ['submission', 'approval'] as const) {
  test(`approving a filtered set does what was told, seats held from ${seatsHeldFrom}`, async ({ house }) => {
    await house.settings({ capacity: 4, internationalReserve: 1, seatsHeldFrom });
    const references = await applyAll(
      house,
      Array.from({ length: 8 }, (_, at) => ({
        abroad: at % 3 === 0,
        category: at % 4 === 3 ? ('GOV' as const) : ('DEL' as const),
      })),
    );
    expectOk(await decide(house.scope(reviewer), references[0] ?? '', { decision: 'approve' }));
    const was = await stateOf(house);
    const told = expectOk(await whatIfApproved(house.scope(reviewer), { category: 'DEL' }));
    const set = references.filter((_, at) => at % 4 !== 3 && at > 0);
    expectOk(await decideMany(house.scope(reviewer), { references: set, decision: 'approve' }));
    const is = await stateOf(house);
    const states = await statesNow(house);
    const heldOf = (key: string) => states.find((state) => state.key === key)?.held;
    expect(told).toMatchObject({
      undecided: set.length,
      tickets: set.filter((one) => is[one] === 'approved').length,
      ontoList: set.filter((one) => was[one] === 'submitted' && is[one] === 'waitlisted').length,
      inAdvance: set.filter((one) => was[one] === 'waitlisted').length,
      held: { total: heldOf('total'), international: heldOf('international') },
      approved: { total: Object.values(is).filter((state) => state === 'approved').length },
    });
    expect(told.moreSeats).toBe(seatsHeldFrom === 'submission' ? 0 : told.tickets);
  });
}

test('a second press changes nothing; the second of two organisers is told the sizes of the first', async ({
  house,
}) => {
  const seen = { capacity: 5000, internationalReserve: 1000 };
  const wanted = { capacity: 5100, internationalReserve: 1000, seen, reason: 'Hall B' };
  const pressed = await Promise.all([changeSizes(desk(house), wanted), changeSizes(desk(house), wanted)]);
  expect(pressed.map(({ ok }) => ok)).toEqual([true, true]);
  const { id } = await currentEdition(house);
  expect(await house.facts(`pool:${id}:total`)).toMatchObject([
    { action: 'pool.resized', before: { size: 5000 }, after: { size: 5100, reason: 'Hall B' } },
  ]);
  expect(await changeSizes(desk(house), { capacity: 4900, seen })).toMatchObject({
    refusal: { code: 'SIZES_CHANGED', details: { capacity: 5100 } },
  });
  const cap = { key: 'category:GOV', seen: null } as const;
  expectOk(await setCap(desk(house), { ...cap, size: 5 }));
  expectOk(await setCap(desk(house), { ...cap, size: 5 }));
  expect(await setCap(desk(house), { ...cap, size: 6 })).toMatchObject({
    refusal: { code: 'SIZES_CHANGED', details: { size: 5 } },
  });
  expect(await house.facts(`pool:${id}:category:GOV`)).toHaveLength(1);
});
