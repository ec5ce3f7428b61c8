import { expectOk } from '@/lib/core/result';
import type { DecisionInput } from '@/lib/review/input';
import { prioritise } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import { minutesLater, organiser } from '../support/people';
import { deciding, expectBack, picture, posting, REJECT, undoing } from '../support/undo';

test('a letter of a decision leaves when the grace is over, and not before', async ({ house }) => {
  const { reference } = await house.submit();
  await posting(house, 0);
  await deciding(house, reference, { decision: 'approve' });
  expect((await house.row(reference)).state).toBe('approved');
  expect(await posting(house, 4.9)).toEqual([]);
  expect(await posting(house, 5)).toHaveLength(1);
  expect(await posting(house, 9)).toEqual([]);
});

test('with a grace of nothing it leaves at once, and nothing can be undone', async ({ house }) => {
  await house.settings({ decisionGraceMinutes: 0 });
  const { reference } = await house.submit();
  const id = await deciding(house, reference, { decision: 'approve' });
  expect(await posting(house, 0)).toHaveLength(2);
  expect(await undoing(house, id, 0)).toMatchObject({ refusal: { code: 'LETTER_SENT' } });
});

const FROM_SUBMITTED: DecisionInput[] = [
  { decision: 'approve' },
  REJECT,
  { decision: 'cancel' },
  { decision: 'request_info', fields: ['phone'] },
];
for (const seatsHeldFrom of ['submission', 'approval'] as const) {
  for (const input of FROM_SUBMITTED) {
    test(`${input.decision} is undone as if it had not been, seats held from ${seatsHeldFrom}`, async ({
      house,
    }) => {
      await house.settings({ seatsHeldFrom });
      const { reference } = await house.submit();
      const before = await picture(house, reference);
      const id = await deciding(house, reference, input);
      const undone = expectOk(await undoing(house, id));
      expect(undone).toEqual({ reference, state: 'submitted', isFirstInLine: false });
      await expectBack(house, reference, before);
      // Only that the application has arrived.
      expect(await posting(house, 60)).toHaveLength(1);
      const facts = await house.facts(`registration:${before.one.id}`);
      expect(facts.at(-1)).toMatchObject({
        action: 'decision.undone',
        after: { state: 'submitted', undone: id },
      });
    });
  }

  for (const later of [{ decision: 'reset' }, { decision: 'cancel' }] as DecisionInput[]) {
    test(`${later.decision} of an approved person is undone with the very ticket, seats held from ${seatsHeldFrom}`, async ({
      house,
    }) => {
      await house.settings({ seatsHeldFrom });
      const { reference } = await house.submit();
      await deciding(house, reference, { decision: 'approve' });
      const before = await picture(house, reference);
      expectOk(await undoing(house, await deciding(house, reference, later, 10), 11));
      await expectBack(house, reference, before);
    });
  }
}

test('an undone reset of a rejected person gives the seat back, and the list moves', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const first = await house.submit();
  await deciding(house, first.reference, REJECT);
  const before = await picture(house, first.reference);
  const id = await deciding(house, first.reference, { decision: 'reset' }, 10);
  const second = await house.submit();
  expect(second.status).toBe('waitlisted');
  expectOk(await undoing(house, id, 11));
  await expectBack(house, first.reference, before);
  expect((await house.tasks('waitlist.promote')).length).toBeGreaterThan(0);
  await promoteAll(house.scope());
  expect(await house.states([first.reference, second.reference])).toEqual(['rejected', 'submitted']);
  await house.expectSound();
});

test('an answered question is open again when the decision after it is undone', async ({ house }) => {
  const { reference } = await house.submit();
  await deciding(house, reference, { decision: 'request_info', fields: ['phone'] });
  const before = await picture(house, reference);
  expect(before.open).toHaveLength(1);
  expectOk(await undoing(house, await deciding(house, reference, { decision: 'approve' }, 10), 11));
  await expectBack(house, reference, before);
});

for (const input of [{ decision: 'approve', whenFull: 'wait' }, REJECT] as DecisionInput[]) {
  test(`who waited stands at the same place again after ${input.decision} is undone`, async ({ house }) => {
    await house.settings({ capacity: 1, internationalReserve: 1 });
    const [, middle, last] = [await house.submit(), await house.submit(), await house.submit()];
    const [before, other] = [await picture(house, middle.reference), await picture(house, last.reference)];
    expectOk(await undoing(house, await deciding(house, middle.reference, input)));
    await expectBack(house, middle.reference, before);
    expect(await picture(house, last.reference)).toEqual(other);
  });
}

test('a full pool’s approval in advance is undone: off the list, back to review', async ({ house }) => {
  await house.settings({ seatsHeldFrom: 'approval', capacity: 1, internationalReserve: 1 });
  const [first, second] = [await house.submit(), await house.submit()];
  await deciding(house, first.reference, { decision: 'approve' });
  const before = await picture(house, second.reference);
  const id = await deciding(house, second.reference, { decision: 'approve' });
  expect((await house.row(second.reference)).state).toBe('waitlisted');
  expectOk(await undoing(house, id));
  await expectBack(house, second.reference, before);
});

test('an approval in advance that has become a seat meanwhile stands', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const [seated, waiter] = [await house.submit(), await house.submit()];
  const id = await deciding(house, waiter.reference, { decision: 'approve', whenFull: 'wait' });
  await deciding(house, seated.reference, REJECT);
  await promoteAll(house.scope(undefined, minutesLater(1)));
  expect(await undoing(house, id, 2)).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'approved' } },
  });
  // What was to be said of the waiting is not so any more, and is not said.
  const [overtaken] = await house.mails('approved_waiting');
  expect(overtaken?.state).toBe('recalled');
  await house.expectSound();
});

for (const from of ['submitted', 'approved'] as const) {
  test(`an undone rejection evicts nobody: whose seat is given away, ${from} before, stands first in the list`, async ({
    house,
  }) => {
    await house.settings({ capacity: 1, internationalReserve: 1 });
    const first = await house.submit();
    if (from === 'approved') await deciding(house, first.reference, { decision: 'approve' }, -20);
    const [second, third] = [await house.submit(), await house.submit()];
    expectOk(
      await prioritise(house.scope(organiser), {
        reference: third.reference,
        priority: 3,
        reason: 'speaker',
      }),
    );
    const id = await deciding(house, first.reference, from === 'approved' ? { decision: 'cancel' } : REJECT);
    await promoteAll(house.scope());
    expect(await house.states([second.reference, third.reference])).toEqual(['waitlisted', 'submitted']);
    expect(expectOk(await undoing(house, id))).toMatchObject({ state: 'waitlisted', isFirstInLine: true });
    await house.expectSound();
    const kind = from === 'approved' ? 'approved_waiting' : 'waitlisted';
    expect((await house.mails(kind)).at(-1)).toMatchObject({
      state: 'queued',
      recipient: expect.any(String),
    });
    // The next seat is theirs, before whoever has waited.
    await deciding(house, third.reference, REJECT, 2);
    await promoteAll(house.scope(undefined, minutesLater(3)));
    expect(await house.states([first.reference, second.reference])).toEqual([from, 'waitlisted']);
    await house.expectSound();
  });
}

test('a seat that nobody has taken yet is taken back before the list moves', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const [first, second] = [await house.submit(), await house.submit()];
  const id = await deciding(house, first.reference, REJECT);
  expect(expectOk(await undoing(house, id))).toMatchObject({ state: 'submitted' });
  await promoteAll(house.scope());
  expect(await house.states([first.reference, second.reference])).toEqual(['submitted', 'waitlisted']);
  await house.expectSound();
});
