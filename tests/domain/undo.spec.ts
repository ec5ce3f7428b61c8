import { desc, eq } from 'drizzle-orm';
import { decision, decisionUndo, hold, informationRequest, registration, ticket, waiting } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { dispatch } from '@/lib/mail/commands';
import type { Parcel } from '@/lib/mail/transport';
import { amend } from '@/lib/registration/amendment';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import type { DecisionInput } from '@/lib/review/input';
import { moveRegistration } from '@/lib/review/moving';
import { undo } from '@/lib/review/undoing';
import { prioritise } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import {
  application,
  delegate,
  fromHome,
  gateStaff,
  minutesLater,
  organiser,
  reviewer,
} from '../support/people';

const REJECT: DecisionInput = { decision: 'reject', reasonCode: 'not_eligible' };

const lastDecision = async ({ db }: House) =>
  (await db.select().from(decision).orderBy(desc(decision.id)).limit(1))[0]?.id ?? '';
const deciding = async (house: House, reference: string, input: DecisionInput, minutes = 0) => {
  expectOk(await decide(house.scope(reviewer, minutesLater(minutes)), reference, input));
  return lastDecision(house);
};
const undoing = (house: House, id: string, minutes = 1) =>
  undo(house.scope(reviewer, minutesLater(minutes)), id);
const posting = async (house: House, minutes: number) => {
  const parcels: Parcel[] = [];
  const post = async (parcel: Parcel) => void parcels.push(parcel);
  await dispatch(house.scope(undefined, minutesLater(minutes)), post, await currentEdition(house));
  return parcels.map(({ subject }) => subject);
};
/** Everything about one person that a decision may move. */
const picture = async ({ db, row }: House, reference: string) => {
  const one = await row(reference);
  const of = one.id;
  const requests = await db
    .select()
    .from(informationRequest)
    .where(eq(informationRequest.registrationId, of));
  return {
    one,
    seats: await db.select().from(hold).where(eq(hold.registrationId, of)),
    places: await db.select().from(waiting).where(eq(waiting.registrationId, of)),
    active: (await db.select().from(ticket).where(eq(ticket.registrationId, of))).filter(
      ({ status }) => status === 'active',
    ),
    open: requests.filter(({ answeredAt }) => !answeredAt),
  };
};
const expectBack = async (house: House, reference: string, before: Awaited<ReturnType<typeof picture>>) => {
  const now = await picture(house, reference);
  // A seat that was given up and taken again is held from the moment at which it was taken again.
  const untimed = (shot: typeof now) => ({
    ...shot,
    seats: shot.seats.map(({ heldAt: _, ...seat }) => seat),
  });
  expect(untimed(now)).toEqual(untimed(before));
  await house.expectSound();
};

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
