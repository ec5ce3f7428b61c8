import { eq } from 'drizzle-orm';
import { delegation, delegationHead, hold, waiting } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { listRegistrations } from '@/lib/dashboard/queries';
import { scanTicket } from '@/lib/gate/commands';
import { successionOf } from '@/lib/identity/queries';
import { toggleHead } from '@/lib/queue/heads';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import { application, gateStaff, NOW, reviewer } from '../support/people';
import { approve, put } from '../support/who-is-who';

test('the place passes on with category and delegation, and nobody on the list comes in between', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  const [some] = await house.db.select().from(delegation).limit(1);
  const old = await house.submit(
    application({ email: 'old@example.org', delegation: some?.key, badgeName: 'Nana' }),
  );
  expectOk(await toggleHead(house.scope(reviewer), { reference: old.reference }));
  await approve(house, old.reference);
  const code = (await ticketOf(house, old.id))?.code ?? '';
  const waits = await house.submit();
  const comes = expectOk(await put(house, old.reference, { seenState: 'approved', outcome: 'approve' }));
  await promoteAll(house.scope(system('worker')));
  expect(await house.states([old.reference, comes.reference, waits.reference])).toEqual([
    'cancelled',
    'approved',
    'waitlisted',
  ]);
  expect(await house.row(comes.reference)).toMatchObject({
    category: 'DEL',
    delegationId: some?.id,
    givenLatin: 'Wei',
    badgeName: null,
    emailKey: 'wei@example.org',
    invitationId: null,
  });
  expect(await house.db.$count(hold, eq(hold.registrationId, comes.id))).toBe(1);
  expect(await house.db.$count(delegationHead, eq(delegationHead.registrationId, comes.id))).toBe(1);
  const reading = { id: newId(), code, gate: 'N2', direction: 'entry' as const, scannedAt: NOW };
  expect(expectOk(await scanTicket(house.scope(gateStaff), reading))).toMatchObject({
    verdict: 'stop',
    reason: 'replaced',
  });
  expect(await ticketOf(house, comes.id)).toMatchObject({ status: 'active' });
  await house.expectSound();
});

test('both are written to, each at the own address, and neither learns who the other is', async ({
  house,
}) => {
  const old = await house.submit(application({ email: 'old@example.org' }));
  const comes = expectOk(await put(house, old.reference));
  const [ended] = await house.mails('substituted');
  const [welcome] = await house.mails('substitute');
  expect(ended).toMatchObject({ recipient: 'old@example.org' });
  expect(ended?.letter?.text).not.toContain('Wang');
  expect(welcome).toMatchObject({ recipient: 'wei@example.org' });
  expect(welcome?.letter?.text).toContain(comes.reference);
  expect(welcome?.letter?.text).not.toContain(' Li');
});

test('the histories name each other, and the old number finds who comes', async ({ house }) => {
  const old = await house.submit();
  const comes = expectOk(await put(house, old.reference, { reason: 'Illness' }));
  expect((await house.facts(`registration:${old.id}`)).at(-1)).toMatchObject({
    action: 'registration.cancelled',
    after: { cause: 'substituted', successor: comes.reference },
  });
  expect(await house.facts(`registration:${comes.id}`)).toMatchObject([
    { action: 'registration.took_over', after: { state: 'submitted', predecessor: old.reference } },
  ]);
  expect(await successionOf(house, old.id)).toMatchObject({
    successor: { kind: 'substituted', successor: comes.reference },
  });
  const later = expectOk(await put(house, comes.reference, { email: 'third@example.org' }));
  const listed = expectOk(await listRegistrations(house.scope(reviewer), { q: old.reference }));
  expect(listed.rows.map(({ reference }) => reference)).toContain(later.reference);
});

test('who waits is followed by who waits at the same place, and approved in advance only anew', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const old = await house.submit();
  const behind = await house.submit();
  await approve(house, old.reference);
  const comes = expectOk(await put(house, old.reference, { seenState: 'waitlisted' }));
  const line = () => house.db.select().from(waiting).orderBy(waiting.place);
  expect((await line()).map(({ registrationId }) => registrationId)).toEqual([comes.id, behind.id]);
  expect((await line())[0]?.approvedAt).toBeNull();
  const again = expectOk(
    await put(house, comes.reference, {
      seenState: 'waitlisted',
      outcome: 'approve',
      email: 'third@example.org',
    }),
  );
  expect((await line())[0]).toMatchObject({ registrationId: again.id, approvedBy: 'person:user-reviewer' });
  await house.expectSound();
});

for (const from of ['submission', 'approval'] as const) {
  test(`a seat that was given stays through the review of who comes, seats held from ${from}`, async ({
    house,
  }) => {
    await house.settings({ seatsHeldFrom: from });
    const old = await house.submit();
    await approve(house, old.reference);
    const comes = expectOk(await put(house, old.reference, { seenState: 'approved' }));
    expect(comes.state).toBe('submitted');
    expect(await house.db.$count(hold, eq(hold.registrationId, comes.id))).toBe(1);
    await house.expectSound();
  });
}

test('who held no seat yet passes none on; to approve who comes then asks for one', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 0, seatsHeldFrom: 'approval' });
  const old = await house.submit();
  const other = await house.submit();
  await approve(house, other.reference);
  expect(await put(house, old.reference, { outcome: 'approve' })).toMatchObject({
    refusal: { code: 'POOL_FULL' },
  });
  expect((await house.row(old.reference)).state).toBe('submitted');
  expectOk(await put(house, old.reference));
  await house.expectSound();
});
