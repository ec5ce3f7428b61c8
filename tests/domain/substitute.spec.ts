import { eq } from 'drizzle-orm';
import { delegation, delegationHead, hold, waiting } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { listRegistrations } from '@/lib/dashboard/queries';
import { scanTicket } from '@/lib/gate/commands';
import { substituteInput } from '@/lib/identity/input';
import { successionOf } from '@/lib/identity/queries';
import { substitute } from '@/lib/identity/substituting';
import { setCap } from '@/lib/pool/caps';
import { toggleHead } from '@/lib/queue/heads';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  fromHome,
  gateStaff,
  NOW,
  organiser,
  reviewer,
  reviewerOf,
  viewer,
} from '../support/people';

const raw = (reference: string, own: Record<string, unknown> = {}) => ({
  reference,
  seenState: 'submitted',
  outcome: 'review',
  nameLatin: { surname: 'Wang', given: 'Wei' },
  citizenship: 'CN',
  countryRepresented: 'CN',
  email: 'wei@example.org',
  phone: '+86 10 7777 7777',
  organisation: 'City of Harbin',
  position: 'Secretary',
  locale: 'en',
  ...own,
});
const put = (house: House, reference: string, own: Record<string, unknown> = {}, actor = reviewer) =>
  substitute(house.scope(actor), substituteInput.parse(raw(reference, own)));
const approve = async (house: House, reference: string) =>
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));

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
    after: { cause: 'substituted', successor: comes.reference, reason: 'Illness' },
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

test('another kind of country needs room in its pool, or nothing happens', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 1 });
  await house.submit(fromHome());
  const old = await house.submit();
  expect(await put(house, old.reference, { countryRepresented: 'RU' })).toEqual({
    ok: false,
    refusal: { code: 'POOL_FULL', details: { pool: 'domestic' } },
  });
  expect(await house.mails('substituted')).toEqual([]);
  expect((await house.row(old.reference)).state).toBe('submitted');
  await house.settings({ capacity: 3, internationalReserve: 1 });
  const comes = expectOk(await put(house, old.reference, { countryRepresented: 'RU' }));
  expect(comes.isInternational).toBe(false);
  await house.expectSound();
});

test('a full category does not keep a place from being passed on in it', async ({ house }) => {
  const old = await house.submit();
  expectOk(await setCap(house.scope(organiser), { key: 'category:DEL', size: 0 }));
  expectOk(await put(house, old.reference));
  await house.expectSound();
});

test('one person has one registration: another live one is refused, the shared address of the two is not', async ({
  house,
}) => {
  const old = await house.submit(application({ email: 'office@example.org' }));
  await house.submit(application({ email: 'taken@example.org' }));
  expect(await put(house, old.reference, { email: 'Taken@example.org' })).toMatchObject({
    refusal: { code: 'ALREADY_REGISTERED' },
  });
  expectOk(await put(house, old.reference, { email: 'office@example.org' }));
});

test('who comes does not lapse for an address that the organisers gave', async ({ house }) => {
  const old = await house.submit();
  const comes = expectOk(await put(house, old.reference));
  await lapseOverdue(house.scope(system('worker'), daysLater(9)));
  expect((await house.row(comes.reference)).state).toBe('submitted');
});

test('who may not, what is out of reach before or after, and what has changed', async ({ house }) => {
  const old = await house.submit();
  for (const [actor, code] of [
    [viewer, 'NOT_ALLOWED'],
    [gateStaff, 'NOT_ALLOWED'],
    [delegate('a@example.org'), 'NOT_ALLOWED'],
    [reviewerOf({ countries: ['IN'] }), 'NOT_FOUND'],
  ] as const) {
    expect(await put(house, old.reference, {}, actor)).toMatchObject({ refusal: { code } });
  }
  expect(
    await put(house, old.reference, { countryRepresented: 'IN' }, reviewerOf({ countries: ['CN'] })),
  ).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  expect(await put(house, 'BMF-27-000000')).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect(await put(house, old.reference, { seenState: 'approved' })).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'submitted' } },
  });
  expect(substituteInput.safeParse(raw(old.reference, { nameLatin: { given: 'Вэй' } })).success).toBe(false);
});

test('a substitution, a withdrawal and the list at once leave one seat and one bearer', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  const old = await house.submit(application({ email: 'old@example.org' }));
  const waits = await house.submit();
  const [comes, left] = await Promise.all([
    put(house, old.reference),
    withdraw(house.scope(delegate('old@example.org')), old.reference),
    promoteAll(house.scope(system('worker'))),
  ]);
  await promoteAll(house.scope(system('worker')));
  expect([comes.ok, left.ok].filter(Boolean)).toHaveLength(1);
  const [held] = await house.db.select().from(hold);
  expect(held?.registrationId).toBe(comes.ok ? comes.value.id : waits.id);
  await house.expectSound();
});

test('of two who substitute the same at once one does', async ({ house }) => {
  const old = await house.submit();
  const answers = await Promise.all([
    put(house, old.reference),
    put(house, old.reference, { email: 'other@example.org' }, organiser),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await house.db.$count(hold)).toBe(1);
  await house.expectSound();
});
