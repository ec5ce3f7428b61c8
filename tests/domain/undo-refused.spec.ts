import { decisionUndo, registration } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { dispatch } from '@/lib/mail/commands';
import { amend } from '@/lib/registration/amendment';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import type { DecisionInput } from '@/lib/review/input';
import { moveRegistration } from '@/lib/review/moving';
import { undo } from '@/lib/review/undoing';
import { expect, test } from '../support/house';
import { application, delegate, fromHome, gateStaff, minutesLater, reviewer } from '../support/people';
import { deciding, posting, REJECT, undoing } from '../support/undo';

test('a decision is undone once; of two who undo, one is told that the other has', async ({ house }) => {
  const { reference } = await house.submit();
  const id = await deciding(house, reference, { decision: 'approve' });
  const both = await Promise.all([undoing(house, id), undoing(house, id)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'ALREADY_UNDONE' } });
  expect(await house.db.select().from(decisionUndo)).toHaveLength(1);
});

test('of an undo and another decision one comes first, and the other is told', async ({ house }) => {
  for (let round = 0; round < 5; round++) {
    const { reference } = await house.submit();
    const id = await deciding(house, reference, { decision: 'approve' });
    const [undone, cancelled] = await Promise.all([
      undoing(house, id),
      decide(house.scope(reviewer, minutesLater(1)), reference, {
        decision: 'cancel',
        seenState: 'approved',
      }),
    ]);
    expect([undone.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
    expect((await house.row(reference)).state).toBe(undone.ok ? 'submitted' : 'cancelled');
  }
  await house.expectSound();
});

test('of an undo and the sender exactly one wins', async ({ house }) => {
  await posting(house, 0);
  for (let round = 0; round < 8; round++) {
    const { reference } = await house.submit();
    await posting(house, 0.1);
    const id = await deciding(house, reference, { decision: 'approve' });
    // The sender's clock is ahead: nothing but the letter itself decides.
    const [undone, sent] = await Promise.all([undoing(house, id, 4.9), posting(house, 5)]);
    expect(sent.length).toBe(undone.ok ? 0 : 1);
    if (!undone.ok) expect(undone.refusal.code).toBe('LETTER_SENT');
    expect((await house.row(reference)).state).toBe(undone.ok ? 'submitted' : 'approved');
  }
});

test('a letter that the sender has in hand is too late to recall, and so is one that was refused once', async ({
  house,
}) => {
  const { reference } = await house.submit();
  await posting(house, 0);
  const id = await deciding(house, reference, { decision: 'approve' });
  const edition = await currentEdition(house);
  const refusing = async () => {
    throw Object.assign(new Error('no'), { code: 'ECONNECTION' });
  };
  await dispatch(house.scope(undefined, minutesLater(5)), refusing, edition);
  expect(await undoing(house, id, 4.9)).toMatchObject({ refusal: { code: 'LETTER_SENT' } });
});

test('the letter of an overtaken decision is not sent, unless what overtook it is undone', async ({
  house,
}) => {
  const { reference } = await house.submit();
  await posting(house, 0);
  const approval = await deciding(house, reference, { decision: 'approve' });
  const cancelling = await deciding(house, reference, { decision: 'cancel' }, 1);
  expect((await house.mails('approved'))[0]?.state).toBe('recalled');
  expect(await undoing(house, approval, 2)).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  expectOk(await undoing(house, cancelling, 2));
  expect(await posting(house, 10)).toHaveLength(1);
  expect((await house.mails('approved'))[0]?.state).toBe('sent');
});

test('who withdraws in the grace is not told of a decision that is past', async ({ house }) => {
  const { reference } = await house.submit(application({ email: 'ana@people.example.org' }));
  await posting(house, 0);
  const id = await deciding(house, reference, { decision: 'approve' });
  expectOk(await withdraw(house.scope(delegate('ana@people.example.org'), minutesLater(1)), reference));
  expect(await posting(house, 10)).toHaveLength(1);
  expect(await undoing(house, id, 2)).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'withdrawn' } },
  });
});

test('who was moved, or has changed something, since then is not undone', async ({ house }) => {
  const moved = await house.submit();
  const first = await deciding(house, moved.reference, { decision: 'approve' });
  expectOk(await moveRegistration(house.scope(reviewer), moved.reference, { category: 'PRT' }));
  expect(await undoing(house, first)).toMatchObject({ refusal: { code: 'CHANGED_SINCE' } });
  const changed = await house.submit(application({ email: 'li@people.example.org' }));
  const second = await deciding(house, changed.reference, { decision: 'approve' });
  expectOk(
    await amend(house.scope(delegate('li@people.example.org')), changed.reference, {
      phone: '+861065529900',
    }),
  );
  expect(await undoing(house, second)).toMatchObject({ refusal: { code: 'CHANGED_SINCE' } });
});

test('a cancellation is not undone when the person has applied anew', async ({ house }) => {
  const { reference } = await house.submit(application({ email: 'ana@people.example.org' }));
  const id = await deciding(house, reference, { decision: 'cancel' });
  await house.submit(application({ email: 'ana@people.example.org' }));
  expect(await undoing(house, id)).toMatchObject({ refusal: { code: 'ALREADY_REGISTERED' } });
});

test('only who may decide may undo, and only what there is', async ({ house }) => {
  const { reference } = await house.submit(fromHome());
  const id = await deciding(house, reference, { decision: 'approve' });
  expect(await undo(house.scope(gateStaff), id)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  for (const unknown of ['x', '0196a7e0-0000-7000-8000-000000000000']) {
    expect(await undoing(house, unknown)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  }
  expect((await house.db.select().from(registration))[0]?.state).toBe('approved');
});

const DECIDED: [string, DecisionInput, 'submission' | 'approval', string][] = [
  ['an approval', { decision: 'approve' }, 'submission', 'approved'],
  ['a rejection', REJECT, 'submission', 'rejected'],
  ['an approval', { decision: 'approve' }, 'approval', 'approved'],
  ['a rejection', REJECT, 'approval', 'rejected'],
];
for (const [name, input, seatsHeldFrom, stays] of DECIDED) {
  test(`${name} is not undone once seats are no longer held from ${seatsHeldFrom}: nobody stands as nobody stands any more`, async ({
    house,
  }) => {
    await house.settings({ seatsHeldFrom });
    const { reference } = await house.submit();
    const id = await deciding(house, reference, input);
    const other = seatsHeldFrom === 'submission' ? 'approval' : 'submission';
    await house.settings({ seatsHeldFrom: other });
    expect(await undoing(house, id)).toMatchObject({ refusal: { code: 'CHANGED_SINCE' } });
    expect((await house.row(reference)).state).toBe(stays);
    await house.expectSound();
    await house.settings({ seatsHeldFrom });
    expectOk(await undoing(house, id));
    await house.expectSound();
  });
}

test('who waited undecided does not come back to a list on which nobody undecided waits any more', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const { reference } = await house.submit();
  const id = await deciding(house, reference, REJECT);
  await house.settings({ seatsHeldFrom: 'approval' });
  expect(await undoing(house, id)).toMatchObject({ refusal: { code: 'CHANGED_SINCE' } });
  await house.expectSound();
});
