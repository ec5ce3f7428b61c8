import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { waitingPosition } from '@/lib/pool/list';
import { openRequestOf } from '@/lib/registration/queries';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import { daysLater, minutesLater, organiser, reviewer } from '../support/people';

for (const seatsHeldFrom of ['submission', 'approval'] as const) {
  test.describe(`with seats held from ${seatsHeldFrom}`, () => {
    test.beforeEach(({ house }) =>
      house.settings({ seatsHeldFrom, capacity: 2, internationalReserve: 2 }).then(),
    );

    test('approval gives the seat, one ticket, one letter, one fact', async ({ house }) => {
      const { id, reference } = await house.submit();
      const decided = expectOk(
        await decide(house.scope(reviewer, minutesLater(5)), reference, { decision: 'approve' }),
      );
      expect(decided).toMatchObject({ state: 'approved', stateChangedAt: minutesLater(5) });
      expect(await ticketOf(house, id)).toMatchObject({
        status: 'active',
        code: expect.stringMatching(/^\d{22}$/),
      });
      expect(await house.mails('approved')).toHaveLength(1);
      expect((await house.facts(`registration:${id}`)).at(-1)).toMatchObject({
        action: 'registration.approved',
        actor: 'person:user-reviewer',
        before: { state: 'submitted' },
        after: { state: 'approved' },
      });
      await house.expectSound();
    });

    test('rejection gives the seat up and tells the reason', async ({ house }) => {
      const { id, reference } = await house.submit();
      expectOk(
        await decide(house.scope(reviewer), reference, {
          decision: 'reject',
          reasonCode: 'not_verified',
          note: 'Sorry & all',
        }),
      );
      const [letter] = await house.mails('rejected');
      expect(letter?.letter?.text).toContain('We could not verify what was stated.\n\nSorry & all');
      expect((await house.facts(`registration:${id}`)).at(-1)?.after).toEqual({
        state: 'rejected',
        reasonCode: 'not_verified',
      });
      await house.expectSound();
    });

    test('a request for information keeps the seat, has a deadline in the edition’s zone, and one letter', async ({
      house,
    }) => {
      const { id, reference } = await house.submit();
      expectOk(
        await decide(house.scope(reviewer), reference, {
          decision: 'request_info',
          fields: ['nameLatin', 'phone'],
          note: 'As in the passport',
        }),
      );
      expect(await openRequestOf(house, id)).toMatchObject({
        fields: ['nameLatin', 'phone'],
        deadlineAt: daysLater(7),
      });
      const [letter] = await house.mails('needs_info');
      expect(letter?.letter?.text).toContain('• Name in Latin letters\n• Phone\n\nAs in the passport');
      expect(letter?.letter?.text).toContain('8\u00a0March\u00a02027, 12:00 (Moscow Time, UTC+3)');
      await house.expectSound();
    });

    test('cancelling an approved registration ends its ticket', async ({ house }) => {
      const { id, reference } = await house.submit();
      expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
      expectOk(await decide(house.scope(organiser, minutesLater(1)), reference, { decision: 'cancel' }));
      expect(await ticketOf(house, id)).toMatchObject({ status: 'revoked', endedAt: minutesLater(1) });
      expect(await house.mails('cancelled')).toHaveLength(1);
      await house.expectSound();
    });

    test('a second approval after a reset gives a new code; the old one stays revoked', async ({ house }) => {
      const { id, reference } = await house.submit();
      expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
      const first = await ticketOf(house, id);
      expectOk(await decide(house.scope(reviewer, minutesLater(1)), reference, { decision: 'reset' }));
      expect(await ticketOf(house, id)).toMatchObject({ id: first?.id, status: 'revoked' });
      expect((await house.row(reference)).state).toBe('submitted');
      expectOk(await decide(house.scope(reviewer, minutesLater(2)), reference, { decision: 'approve' }));
      const second = await ticketOf(house, id);
      expect(second?.status).toBe('active');
      expect(second?.code).not.toBe(first?.code);
      expect((await house.mails()).map(({ kind }) => kind)).toEqual([
        'received',
        'approved',
        'reset',
        'approved',
      ]);
      await house.expectSound();
    });
  });
}

test('approving when all seats are held is refused to who would rather not wait, and nothing remains of the try', async ({
  house,
}) => {
  await house.settings({ seatsHeldFrom: 'approval', capacity: 1, internationalReserve: 1 });
  const [one, other] = [await house.submit(), await house.submit()];
  expectOk(await decide(house.scope(reviewer), one.reference, { decision: 'approve' }));
  expect(
    await decide(house.scope(reviewer), other.reference, { decision: 'approve', whenFull: 'refuse' }),
  ).toEqual({ ok: false, refusal: { code: 'POOL_FULL' } });
  expect((await house.row(other.reference)).state).toBe('submitted');
  expect(await ticketOf(house, other.id)).toBeUndefined();
  expect((await house.mails()).filter(({ kind }) => kind.startsWith('approved'))).toHaveLength(1);
  await house.expectSound();
});

test('who is approved when all seats are held waits, approved already; the seat that comes makes it whole', async ({
  house,
}) => {
  await house.settings({ seatsHeldFrom: 'approval', capacity: 1, internationalReserve: 1 });
  const [one, other] = [await house.submit(), await house.submit()];
  expectOk(await decide(house.scope(reviewer), one.reference, { decision: 'approve' }));
  const waiting = expectOk(await decide(house.scope(reviewer), other.reference, { decision: 'approve' }));
  expect(waiting.state).toBe('waitlisted');
  expect(await ticketOf(house, other.id)).toBeUndefined();
  const [letter] = await house.mails('approved_waiting');
  expect(letter).toMatchObject({ registrationId: other.id });
  expect(letter?.letter?.text).toContain('number 1');
  expectOk(await decide(house.scope(reviewer), one.reference, { decision: 'cancel' }));
  expect(await promoteAll(house.scope(system('worker'), minutesLater(1)))).toBe(1);
  expect((await house.row(other.reference)).state).toBe('approved');
  expect(await ticketOf(house, other.id)).toMatchObject({ status: 'active' });
  const told = (await house.mails()).filter(({ registrationId }) => registrationId === other.id);
  expect(told.map(({ kind }) => kind)).toEqual(['received', 'approved_waiting', 'approved']);
  await house.expectSound();
});

test('nobody on the waiting list is approved past the others: the approval holds in advance, and once', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const [first, { id, reference }] = [await house.submit(), await house.submit()];
  const approve = () => decide(house.scope(reviewer), reference, { decision: 'approve' });
  expect(await decide(house.scope(reviewer), reference, { decision: 'approve', whenFull: 'refuse' })).toEqual(
    { ok: false, refusal: { code: 'POOL_FULL' } },
  );
  expect(expectOk(await approve()).state).toBe('waitlisted');
  expect(await approve()).toEqual({
    ok: false,
    refusal: { code: 'STATE_CHANGED', details: { state: 'waitlisted' } },
  });
  expect(await house.mails('approved_waiting')).toHaveLength(1);
  expect(await waitingPosition(house, id)).toBe(2);
  await house.settings({ capacity: 1 });
  await promoteAll(house.scope(system('worker')));
  expect(await house.states([first.reference, reference])).toEqual(['submitted', 'waitlisted']);
  expectOk(
    await decide(house.scope(reviewer), reference, { decision: 'reject', reasonCode: 'category_full' }),
  );
  await house.expectSound();
});
