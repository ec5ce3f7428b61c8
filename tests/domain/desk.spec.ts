import { expectOk } from '@/lib/core/result';
import { listInput } from '@/lib/dashboard/input';
import { countriesOf } from '@/lib/dashboard/places';
import { listRegistrations, pickedRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { nextUndecided, waitingLists } from '@/lib/dashboard/queue';
import { registrationRecord } from '@/lib/dashboard/record';
import { stats } from '@/lib/dashboard/stats';
import { TILES } from '@/lib/dashboard/tiles';
import { currentEdition } from '@/lib/edition/queries';
import { poolStates } from '@/lib/pool/queries';
import { decide, decideMany } from '@/lib/review/commands';
import { expect, type House, test } from '../support/house';
import { application, fromHome, minutesLater, organiser, reviewer } from '../support/people';

/** Three applications a minute apart. */
async function three(house: House): Promise<[string, string, string]> {
  const [first, second, third] = [
    await house.submit(application(), undefined, minutesLater(1)),
    await house.submit(fromHome(), undefined, minutesLater(2)),
    await house.submit(application({ countryRepresented: 'BR' }), undefined, minutesLater(3)),
  ];
  return [first.reference, second.reference, third.reference];
}

test('a decision on a state that has changed meanwhile is refused, though it could be taken in the new one', async ({
  house,
}) => {
  const [reference] = await three(house);
  const ask = { decision: 'request_info' as const, note: 'Which city?', seenState: 'submitted' as const };
  expectOk(await decide(house.scope(organiser), reference, ask));
  const late = await decide(house.scope(reviewer), reference, {
    decision: 'approve',
    seenState: 'submitted',
  });
  expect(late).toEqual({ ok: false, refusal: { code: 'STATE_CHANGED', details: { state: 'needs_info' } } });
  expect((await house.row(reference)).state).toBe('needs_info');
  expect(await house.mails('approved')).toEqual([]);
});

test('of many, only those still in the state that was seen are decided', async ({ house }) => {
  const [first, second, third] = await three(house);
  expectOk(await decide(house.scope(organiser), second, { decision: 'request_info', note: 'Which city?' }));
  const outcome = expectOk(
    await decideMany(house.scope(reviewer), {
      references: [first, second, third],
      decision: 'approve',
      seenState: 'submitted',
    }),
  );
  expect(outcome).toEqual({
    done: [first, third],
    skipped: [{ reference: second, code: 'STATE_CHANGED' }],
  });
});

test('the queue goes on from the one in hand, begins again after the last, and ends when all is decided', async ({
  house,
}) => {
  const [first, second, third] = await three(house);
  const scope = house.scope(reviewer);
  const next = async (after?: string) => (await nextUndecided(scope, after))?.reference;
  expect([await next(), await next(first), await next(second), await next(third)]).toEqual([
    first,
    second,
    third,
    first,
  ]);
  for (const reference of [first, second]) expectOk(await decide(scope, reference, { decision: 'approve' }));
  expect([await next(first), await next(third), await next('BMF-27-unknown')]).toEqual([
    third,
    undefined,
    third,
  ]);
});

test('every tile, the quick filters and the countries count what their lists show', async ({ house }) => {
  const [first, second] = await three(house);
  const scope = house.scope(reviewer);
  expectOk(await decide(scope, first, { decision: 'approve' }));
  expectOk(await decide(scope, second, { decision: 'reject', reasonCode: 'other' }));
  const { tiles } = expectOk(await stats(scope));
  for (const [key, filter] of Object.entries(TILES)) {
    const { total, rows } = expectOk(await listRegistrations(scope, filter));
    expect([key, total, rows.length]).toEqual([key, tiles[key as keyof typeof TILES], total]);
  }
  expect(expectOk(await countriesOf(scope))).toHaveLength(tiles.countries);
  expect(await stateCounts(scope, { status: 'approved' })).toEqual({
    approved: 1,
    rejected: 1,
    submitted: 1,
  });
  expect(await stateCounts(scope, { country: 'BR' })).toEqual({ submitted: 1 });
});

test('paging shows each once, in order, and a forged cursor is refused', async ({ house }) => {
  const references = await three(house);
  const scope = house.scope(reviewer);
  const first = expectOk(await listRegistrations(scope, { limit: 2 }));
  const rest = expectOk(await listRegistrations(scope, { limit: 2, cursor: first.nextCursor }));
  expect([...first.rows, ...rest.rows].map(({ reference }) => reference)).toEqual(references);
  expect([first.total, rest.total, rest.nextCursor]).toEqual([3, 3, undefined]);
  expect(await listRegistrations(scope, { cursor: 'forged' })).toMatchObject({ ok: false });
  expect(listInput.safeParse({ status: 'unheard-of' }).success).toBe(false);
});

test('those picked are found by reference, and what was never there is left out', async ({ house }) => {
  const [first, , third] = await three(house);
  const picked = expectOk(await pickedRegistrations(house.scope(reviewer), [third, first, 'BMF-27-000000']));
  expect(picked.map(({ reference }) => reference)).toEqual([first, third]);
});

test('the record says who decided, what was agreed to, and which seat is held', async ({ house }) => {
  const [reference] = await three(house);
  expectOk(await decide(house.scope(reviewer, minutesLater(10)), reference, { decision: 'approve' }));
  const record = expectOk(await registrationRecord(house.scope(organiser), reference));
  expect(record.seat?.pool).toBe('international');
  expect(record.consents.map(({ purpose }) => purpose)).toEqual(['personalData', 'terms']);
  expect(record.history.map(({ action }) => action)).toEqual([
    'registration.submitted',
    'registration.approved',
  ]);
  expect(record.mails.length).toBeGreaterThan(0);
  expect(JSON.stringify(record)).not.toContain('searchText');
});

test('the waiting lists stand in the order in which seats will be given', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  await house.submit(fromHome());
  const earlier = await house.submit(fromHome(), undefined, minutesLater(2));
  const later = await house.submit(fromHome(), undefined, minutesLater(5));
  const abroad = await house.submit(application(), undefined, minutesLater(9));
  const lists = expectOk(await waitingLists(house.scope(reviewer)));
  expect(lists.domestic.map(({ reference }) => reference)).toEqual([earlier.reference, later.reference]);
  expect(lists.international.map(({ reference }) => reference)).toEqual([abroad.reference]);
});

test('from when seats are held may change while applications are under way, and change back', async ({
  house,
}) => {
  const { id } = await currentEdition(house);
  await house.settings({ capacity: 2, internationalReserve: 1 });
  const references = await three(house);
  const [, second, third] = references;
  expect(await house.states(references)).toEqual(['submitted', 'submitted', 'waitlisted']);
  const held = async () =>
    (await poolStates(house, id)).map(({ key, held: seats, waiting }) => [key, seats, waiting]);
  // Nobody undecided holds a seat, and who waited is under review again, and told so.
  await house.settings({ seatsHeldFrom: 'approval' });
  expect(await house.states(references)).toEqual(['submitted', 'submitted', 'submitted']);
  expect(await held()).toEqual([
    ['total', 0, 0],
    ['international', 0, 0],
    ['domestic', 0, 0],
  ]);
  expect((await house.mails('under_review')).map(({ registrationId }) => registrationId)).toEqual([
    (await house.row(third)).id,
  ]);
  await house.expectSound();
  // The last comes first by an approval; of the others, who applied first gets the seat that is left.
  expectOk(await decide(house.scope(reviewer), third, { decision: 'approve' }));
  await house.settings({ seatsHeldFrom: 'submission' });
  expect(await house.states(references)).toEqual(['submitted', 'waitlisted', 'approved']);
  expect((await house.mails('waitlisted')).map(({ registrationId }) => registrationId)).toContain(
    (await house.row(second)).id,
  );
  expect(await held()).toEqual([
    ['total', 2, 1],
    ['international', 2, 0],
    ['domestic', 0, 1],
  ]);
  await house.expectSound();
});
