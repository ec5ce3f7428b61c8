import { eq } from 'drizzle-orm';
import { auditPersonal, waiting } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { ownRecord } from '@/lib/dashboard/own';
import { scanTicket } from '@/lib/gate/commands';
import { pairOf, successionOf } from '@/lib/identity/queries';
import { needsOf } from '@/lib/registration/queries';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import { application, delegate, gateStaff, NOW, reviewer } from '../support/people';
import { approve, join, seatsOf } from '../support/who-is-who';

test('the one that stays takes over what was chosen; the other is cancelled, and its seat is free', async ({
  house,
}) => {
  await house.settings({ capacity: 2, internationalReserve: 0 });
  const kept = await house.submit(
    application({ email: 'one@example.org', position: 'Mayor', diet: 'halal' }),
  );
  const lost = await house.submit(
    application({
      email: 'two@example.org',
      position: 'Deputy',
      badgeName: 'Nana',
      accessNeeds: 'ramp',
      diet: 'vegan',
    }),
  );
  const waits = await house.submit();
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference, take: ['badgeName', 'email'] }));
  expect(await house.row(kept.reference)).toMatchObject({
    state: 'submitted',
    email: 'two@example.org',
    emailKey: 'two@example.org',
    badgeName: 'Nana',
    position: 'Mayor',
  });
  expect((await house.row(lost.reference)).state).toBe('cancelled');
  expect(await needsOf(house, kept.id)).toEqual({ accessNeeds: 'ramp', diet: 'halal' });
  await promoteAll(house.scope(system('worker')));
  expect((await house.row(waits.reference)).state).toBe('submitted');
  await house.expectSound();
});

test('the histories name each other, and what both said stays on the personal side', async ({ house }) => {
  const kept = await house.submit(application({ position: 'Mayor' }));
  const lost = await house.submit(application({ position: 'Deputy' }));
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference, take: ['position'] }));
  const fact = (await house.facts(`registration:${kept.id}`)).at(-1);
  expect(fact).toMatchObject({
    action: 'registration.merged',
    after: { merged: lost.reference, fields: ['position'] },
  });
  const [personal] = await house.db
    .select()
    .from(auditPersonal)
    .where(eq(auditPersonal.factId, fact?.id ?? ''));
  expect(personal?.detail).toMatchObject({
    before: { position: 'Mayor' },
    other: { position: 'Deputy' },
    after: { position: 'Deputy' },
  });
  expect((await house.facts(`registration:${lost.id}`)).at(-1)).toMatchObject({
    action: 'registration.cancelled',
    after: { cause: 'merged', successor: kept.reference },
  });
  expect(await successionOf(house, lost.id)).toMatchObject({
    successor: { successor: kept.reference, kind: 'merged' },
  });
  expect((await successionOf(house, kept.id)).predecessors).toMatchObject([{ predecessor: lost.reference }]);
  expect(await pairOf(house.scope(reviewer), kept.reference, lost.reference)).toMatchObject({
    verdict: 'same',
  });
});

test('nobody is written to, unless that was chosen', async ({ house }) => {
  const kept = await house.submit(application({ email: 'one@example.org' }));
  const lost = await house.submit(application({ email: 'two@example.org' }));
  const other = await house.submit(application({ email: 'three@example.org' }));
  const before = (await house.mails()).length;
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect(await house.mails()).toHaveLength(before);
  expect((await ownRecord(house.scope(delegate('two@example.org'))))?.joinedWith).toBeUndefined();
  expectOk(await join(house, { kept: kept.reference, lost: other.reference, tell: true }));
  const [letter] = await house.mails('merged');
  expect(letter).toMatchObject({ recipient: 'three@example.org' });
  expect(letter?.letter?.text).toContain(kept.reference);
  expect(letter?.letter?.text).not.toContain('one@example.org');
  expect((await ownRecord(house.scope(delegate('three@example.org'))))?.joinedWith).toBe(kept.reference);
});

test('who waits and is joined with somebody approved is approved, on that seat and with a ticket', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  const lost = await house.submit();
  await approve(house, lost.reference);
  const code = (await ticketOf(house, lost.id))?.code ?? '';
  const kept = await house.submit(application({ email: 'one@example.org' }));
  const next = await house.submit();
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  await promoteAll(house.scope(system('worker')));
  expect(await house.states([kept.reference, lost.reference, next.reference])).toEqual([
    'approved',
    'cancelled',
    'waitlisted',
  ]);
  expect(await ticketOf(house, kept.id)).toMatchObject({ status: 'active' });
  const reading = { id: newId(), code, gate: 'N2', direction: 'entry' as const, scannedAt: NOW };
  expect(expectOk(await scanTicket(house.scope(gateStaff), reading))).toMatchObject({
    verdict: 'stop',
    reason: 'replaced',
  });
  expect((await house.mails('approved')).map(({ recipient }) => recipient)).toContain('one@example.org');
  await house.expectSound();
});

test('who has a seat gives it to who waits; of two places the earlier one counts, approved if either was', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  const seated = await house.submit();
  const waits = await house.submit();
  expectOk(await join(house, { kept: waits.reference, lost: seated.reference }));
  expect((await house.row(waits.reference)).state).toBe('submitted');
  expect(await seatsOf(house, waits.id)).toBe(1);
  const first = await house.submit();
  const between = await house.submit();
  const last = await house.submit();
  await approve(house, last.reference);
  expectOk(await join(house, { kept: last.reference, lost: first.reference }));
  const line = await house.db.select().from(waiting).orderBy(waiting.place);
  expect(line.map(({ registrationId }) => registrationId)).toEqual([last.id, between.id]);
  expect(line[0]?.approvedAt).not.toBeNull();
  await house.expectSound();
});

test('where seats are held from the approval, a review without a seat gives way to an approved place in the list', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0, seatsHeldFrom: 'approval' });
  const lost = await house.submit();
  const kept = await house.submit();
  await approve(house, lost.reference);
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect((await house.row(kept.reference)).state).toBe('waitlisted');
  expect(await house.db.$count(waiting, eq(waiting.registrationId, kept.id))).toBe(1);
  await house.expectSound();
});
