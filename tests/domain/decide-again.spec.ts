import { asc } from 'drizzle-orm';
import { decision as decisionTable } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { decide, decideMany } from '@/lib/review/commands';
import { expect, test } from '../support/house';
import {
  application,
  delegate,
  gateStaff,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';

test('a reset claims a seat again, or waits for one at the end of the list', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 2 });
  const [one, other] = [await house.submit(), await house.submit()];
  const reject = { decision: 'reject', reasonCode: 'other' } as const;
  expectOk(await decide(house.scope(reviewer), one.reference, reject));
  expect(expectOk(await decide(house.scope(reviewer), one.reference, { decision: 'reset' })).state).toBe(
    'submitted',
  );
  expectOk(await decide(house.scope(reviewer), other.reference, reject));
  await house.submit();
  const waiting = await house.submit();
  expect(expectOk(await decide(house.scope(reviewer), other.reference, { decision: 'reset' })).state).toBe(
    'waitlisted',
  );
  expect(waiting.waitlistPosition).toBe(1);
  expect((await house.facts(`registration:${other.id}`)).at(-1)).toMatchObject({
    action: 'registration.reset',
    after: { state: 'waitlisted' },
  });
  await house.expectSound();
});

test('a cancelled registration does not come back beside a newer one of the same person', async ({
  house,
}) => {
  const first = await house.submit(application({ email: 'ana@example.org' }));
  expectOk(await decide(house.scope(organiser), first.reference, { decision: 'cancel' }));
  await house.submit(application({ email: 'ANA@example.org' }));
  expect(await decide(house.scope(organiser), first.reference, { decision: 'reset' })).toEqual({
    ok: false,
    refusal: { code: 'ALREADY_REGISTERED' },
  });
});

test('the second decision is told what the first decided, and leaves no letter', async ({ house }) => {
  const { reference } = await house.submit();
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  expect(
    await decide(house.scope(organiser), reference, { decision: 'reject', reasonCode: 'other' }),
  ).toEqual({
    ok: false,
    refusal: { code: 'STATE_CHANGED', details: { state: 'approved' } },
  });
  expect(await house.mails()).toHaveLength(2);
});

test('who may not decide learns nothing, not even whether there is such a registration', async ({
  house,
}) => {
  const { reference } = await house.submit();
  for (const actor of [anonymous, delegate('ana@example.org'), gateStaff, tokenWith('registrations:read')]) {
    for (const asked of [reference, 'BMF-27-999999']) {
      expect(await decide(house.scope(actor), asked, { decision: 'approve' })).toEqual({
        ok: false,
        refusal: { code: 'NOT_ALLOWED' },
      });
    }
    expect(
      await decideMany(house.scope(actor), { references: [reference], decision: 'approve' }),
    ).toMatchObject({ ok: false });
  }
  expect(await decide(house.scope(reviewer), 'BMF-27-999999', { decision: 'approve' })).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});

test('of many decisions one failure never undoes the others, and a repeated reference counts once', async ({
  house,
}) => {
  await house.settings({ capacity: 2, internationalReserve: 2 });
  const [one, two] = [await house.submit(), await house.submit()];
  const waiting = await house.submit();
  expectOk(await decide(house.scope(reviewer), two.reference, { decision: 'cancel' }));
  const references = [waiting.reference, one.reference, 'BMF-27-999999', two.reference, one.reference];
  expect(
    await decideMany(house.scope(reviewer), { references, decision: 'approve', whenFull: 'refuse' }),
  ).toEqual({
    ok: true,
    value: {
      done: [one.reference],
      skipped: [
        { reference: waiting.reference, code: 'POOL_FULL' },
        { reference: 'BMF-27-999999', code: 'NOT_FOUND' },
        { reference: two.reference, code: 'STATE_CHANGED' },
      ],
    },
  });
  expect(await house.mails('approved')).toHaveLength(1);
  await house.expectSound();
  // Where waiting is welcome, who waits is approved in advance, once.
  const all = { references, decision: 'approve' } as const;
  expect(expectOk(await decideMany(house.scope(reviewer), all)).done).toEqual([waiting.reference]);
  expect(expectOk(await decideMany(house.scope(reviewer), all)).done).toEqual([]);
  expect(await house.mails('approved_waiting')).toHaveLength(1);
  await house.expectSound();
});

test('every decision is kept with who, when, why and between which states', async ({ house }) => {
  const { reference } = await house.submit();
  expectOk(
    await decide(house.scope(reviewer), reference, {
      decision: 'reject',
      reasonCode: 'duplicate',
      note: 'See the other',
    }),
  );
  expectOk(await decide(house.scope(organiser, minutesLater(1)), reference, { decision: 'reset' }));
  const kept = await house.db.select().from(decisionTable).orderBy(asc(decisionTable.decidedAt));
  expect(kept.map(({ id: _, registrationId: __, ...row }) => row)).toMatchObject([
    {
      decision: 'reject',
      fromState: 'submitted',
      toState: 'rejected',
      reasonCode: 'duplicate',
      note: 'See the other',
      decidedBy: 'person:user-reviewer',
      decidedAt: NOW,
    },
    {
      decision: 'reset',
      fromState: 'rejected',
      toState: 'submitted',
      reasonCode: null,
      note: null,
      decidedBy: 'person:user-organiser',
      decidedAt: minutesLater(1),
    },
  ]);
});
