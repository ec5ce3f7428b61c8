import { count } from 'drizzle-orm';
import { consent, decision, hold, ticket } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { pickedRegistrations } from '@/lib/dashboard/queries';
import { submitTogether } from '@/lib/registration/commands';
import { decide, decideMany } from '@/lib/review/commands';
import { expect, type House, test } from '../support/house';
import { application, minutesLater, reviewer } from '../support/people';

const applyTogether = async (house: House, people: number): Promise<string[]> => {
  const inputs = Array.from({ length: people }, () => application());
  const submitted = await inTransaction(house.scope(anonymous), async (tx) =>
    ok(await submitTogether(tx, inputs)),
  );
  return expectOk(submitted).map((one) => expectOk(one).reference);
};

test('more than fit into one transaction are decided in one call, each with ticket, decision, letter and fact', async ({
  house,
}) => {
  const references = await applyTogether(house, 130);
  const outcome = expectOk(await decideMany(house.scope(reviewer), { references, decision: 'approve' }));
  expect(outcome).toEqual({ done: references, skipped: [] });
  const [tickets] = await house.db.select({ all: count() }).from(ticket);
  const [decisions] = await house.db.select({ all: count() }).from(decision);
  expect([tickets?.all, decisions?.all]).toEqual([130, 130]);
  expect(await house.mails('approved')).toHaveLength(130);
  await house.expectSound();
});

test('a reference given twice is decided once', async ({ house }) => {
  const [reference = ''] = await applyTogether(house, 1);
  const references = [reference, reference];
  const outcome = expectOk(await decideMany(house.scope(reviewer), { references, decision: 'approve' }));
  expect(outcome).toEqual({ done: [reference], skipped: [] });
  expect(await house.mails('approved')).toHaveLength(1);
});

test('from different states each is recorded with its own', async ({ house }) => {
  const [plain = '', asked = ''] = await applyTogether(house, 2);
  expectOk(await decide(house.scope(reviewer), asked, { decision: 'request_info', fields: ['phone'] }));
  expectOk(await decideMany(house.scope(reviewer), { references: [plain, asked], decision: 'approve' }));
  const rows = await house.db.select({ from: decision.fromState, to: decision.toState }).from(decision);
  expect(rows).toEqual(
    expect.arrayContaining([
      { from: 'submitted', to: 'approved' },
      { from: 'needs_info', to: 'approved' },
    ]),
  );
  await house.expectSound();
});

for (const whenFull of ['refuse', 'wait'] as const) {
  test(`with seats held from approval, who applied first gets the last seats, and the others ${whenFull === 'wait' ? 'wait, approved already' : 'are named'}`, async ({
    house,
  }) => {
    await house.settings({ seatsHeldFrom: 'approval', capacity: 2, internationalReserve: 2 });
    const references = await applyTogether(house, 4);
    const outcome = expectOk(
      await decideMany(house.scope(reviewer), {
        references: references.toReversed(),
        decision: 'approve',
        whenFull,
      }),
    );
    const [first, second, third, fourth] = references;
    const isWaiting = whenFull === 'wait';
    expect(outcome.done).toEqual(isWaiting ? references.toReversed() : [second, first]);
    expect(outcome.skipped).toEqual(
      isWaiting ? [] : [fourth, third].map((reference) => ({ reference, code: 'POOL_FULL' })),
    );
    const beyond = isWaiting ? 'waitlisted' : 'submitted';
    expect(await house.states(references)).toEqual(['approved', 'approved', beyond, beyond]);
    const [held] = await house.db.select({ seats: count() }).from(hold);
    expect(held?.seats).toBe(2);
    expect(await house.mails('approved')).toHaveLength(2);
    expect(await house.mails('approved_waiting')).toHaveLength(isWaiting ? 2 : 0);
    await house.expectSound();
  });
}

test('many rejections free their seats at once', async ({ house }) => {
  const references = await applyTogether(house, 12);
  const scope = house.scope(reviewer, minutesLater(1));
  const outcome = expectOk(
    await decideMany(scope, { references, decision: 'reject', reasonCode: 'not_eligible' }),
  );
  expect(outcome.done).toHaveLength(12);
  expect(await house.db.select().from(hold)).toEqual([]);
  expect(await house.mails('rejected')).toHaveLength(12);
  await house.expectSound();
});

test('applications may come with their own moments, which registrations and consents keep', async ({
  house,
}) => {
  const moments = [minutesLater(-90), minutesLater(-30)];
  const submitted = await inTransaction(house.scope(), async (tx) =>
    ok(
      await submitTogether(
        tx,
        [application(), application()],
        moments.map((submittedAt) => ({ submittedAt })),
      ),
    ),
  );
  const references = expectOk(submitted).map((one) => expectOk(one).reference);
  const rows = await Promise.all(references.map(house.row));
  expect(rows.map(({ submittedAt }) => submittedAt)).toEqual(moments);
  expect(rows.map(({ emailConfirmedAt }) => emailConfirmedAt)).toEqual(moments);
  const consents = await house.db.select({ givenAt: consent.givenAt }).from(consent);
  expect(new Set(consents.map(({ givenAt }) => givenAt.getTime()))).toEqual(
    new Set(moments.map((moment) => moment.getTime())),
  );
});

test('many are decided on what was seen: who was approved in advance meanwhile is told, and not overwritten', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const [seen = '', changed = ''] = await applyTogether(house, 2);
  expectOk(await decide(house.scope(reviewer), changed, { decision: 'approve' }));
  const references = [seen, changed];
  const ask = { references, seenState: 'waitlisted' as const, reasonCode: 'category_full' as const };
  const outcome = expectOk(
    await decideMany(house.scope(reviewer), { ...ask, decision: 'reject', seenApproved: 'no' }),
  );
  expect(outcome).toEqual({ done: [seen], skipped: [{ reference: changed, code: 'STATE_CHANGED' }] });
  expect(await house.states([seen, changed])).toEqual(['rejected', 'waitlisted']);
  expect(await house.mails('rejected')).toHaveLength(1);
  expectOk(await decideMany(house.scope(reviewer), { ...ask, decision: 'reject', seenApproved: 'yes' }));
  expect(await house.states([changed])).toEqual(['rejected']);
  await house.expectSound();
});

test('the list tells who waits approved in advance', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const references = await applyTogether(house, 2);
  expectOk(await decide(house.scope(reviewer), references[1] ?? '', { decision: 'approve' }));
  const rows = expectOk(await pickedRegistrations(house.scope(reviewer), references));
  expect(rows.map(({ isApprovedWaiting }) => isApprovedWaiting)).toEqual([false, true]);
});
