import { and, eq } from 'drizzle-orm';
import {
  auditPersonal,
  delegation,
  delegationHead,
  hold,
  registrationTag,
  reviewNote,
  succession,
  waiting,
} from '@/db/schema';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { ownRecord } from '@/lib/dashboard/own';
import { listRegistrations } from '@/lib/dashboard/queries';
import { scanTicket } from '@/lib/gate/commands';
import { findAtGate } from '@/lib/gate/queries';
import { markDifferent } from '@/lib/identity/commands';
import { mergeInput } from '@/lib/identity/input';
import { merge } from '@/lib/identity/merging';
import { openDoubles, pairOf, successionOf } from '@/lib/identity/queries';
import { toggleHead } from '@/lib/queue/heads';
import { writeNote } from '@/lib/queue/notes';
import { addTag } from '@/lib/queue/tags';
import { needsOf } from '@/lib/registration/queries';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import {
  application,
  delegate,
  fromHome,
  gateStaff,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  reviewerOf,
  viewer,
} from '../support/people';

type Own = { kept: string; lost: string; take?: string[]; tell?: boolean };
const ask = async (house: House, { kept, lost, take = [], tell = false }: Own) =>
  mergeInput.parse({
    kept,
    lost,
    take,
    tell,
    seenKept: (await house.row(kept)).state,
    seenLost: (await house.row(lost)).state,
  });
const join = async (house: House, own: Own, actor = reviewer) =>
  merge(house.scope(actor), await ask(house, own));
const approve = async (house: House, reference: string) =>
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
const seats = (house: House, id: string) => house.db.$count(hold, eq(hold.registrationId, id));

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
  expect(await seats(house, waits.id)).toBe(1);
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

test('a seat that would have to move into a full pool keeps the two apart, and nothing has changed', async ({
  house,
}) => {
  await house.settings({ capacity: 3, internationalReserve: 2 });
  await house.submit(fromHome());
  const waits = await house.submit(fromHome());
  const kept = await house.submit();
  expect((await house.row(waits.reference)).state).toBe('waitlisted');
  const lost = await house.submit();
  // Somebody of the host country on the seat of a guest: the reserve does not allow it.
  await house.db.execute(
    `UPDATE registration SET country_represented = 'RU' WHERE reference = '${lost.reference}'`,
  );
  expect(
    await join(house, { kept: kept.reference, lost: lost.reference, take: ['countryRepresented'] }),
  ).toEqual({
    ok: false,
    refusal: { code: 'POOL_FULL', details: { pool: 'domestic' } },
  });
  expect(await house.states([kept.reference, lost.reference])).toEqual(['submitted', 'submitted']);
  expect(await house.db.$count(succession)).toBe(0);
});

test('notes, tags and the head of a delegation go along', async ({ house }) => {
  const [some] = await house.db.select().from(delegation).limit(1);
  const own = { delegation: some?.key };
  const kept = await house.submit(application(own));
  const lost = await house.submit(application(own));
  const at = { reference: lost.reference };
  expectOk(await writeNote(house.scope(reviewer), { ...at, text: 'Called' }));
  expectOk(await addTag(house.scope(reviewer), { ...at, name: 'VIP' }));
  expectOk(await toggleHead(house.scope(reviewer), at));
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  expect(await house.db.$count(reviewNote, eq(reviewNote.registrationId, kept.id))).toBe(1);
  expect(await house.db.$count(registrationTag, eq(registrationTag.registrationId, kept.id))).toBe(1);
  expect(await house.db.$count(delegationHead, eq(delegationHead.registrationId, kept.id))).toBe(1);
});

test('the number of the one that went leads to the one that stays, at the desk and at the gate', async ({
  house,
}) => {
  const kept = await house.submit(application({ email: 'one@example.org' }));
  const lost = await house.submit(application({ email: 'two@example.org' }));
  expectOk(await join(house, { kept: kept.reference, lost: lost.reference }));
  const typed = lost.reference.toLowerCase();
  const listed = expectOk(await listRegistrations(house.scope(reviewer), { q: typed }));
  expect(listed.rows.map(({ reference }) => reference).sort()).toEqual(
    [kept.reference, lost.reference].sort(),
  );
  const found = await findAtGate(house.scope(gateStaff), typed);
  expect(found.map(({ person }) => person.reference)).toContain(kept.reference);
  expectOk(await decide(house.scope(reviewer), lost.reference, { decision: 'reset' }));
  expect(await successionOf(house, lost.id)).toMatchObject({ successor: undefined });
  const parted = expectOk(await listRegistrations(house.scope(reviewer), { q: typed }));
  expect(parted.rows.map(({ reference }) => reference)).toEqual([lost.reference]);
});

test('two that were joined and parted again are to be decided again', async ({ house }) => {
  const kept = await house.submit();
  const lost = await house.submit();
  const pair = { kept: kept.reference, lost: lost.reference };
  expectOk(await join(house, pair));
  expect(await openDoubles(house.scope(reviewer))).toBe(0);
  expectOk(await decide(house.scope(reviewer), lost.reference, { decision: 'reset' }));
  expect(await openDoubles(house.scope(reviewer))).toBe(1);
  expectOk(await join(house, pair));
  await house.expectSound();
});

test('what is no longer as it was seen, decided already, or out of reach is refused', async ({ house }) => {
  const kept = await house.submit();
  const lost = await house.submit(application({ countryRepresented: 'IN' }));
  const pair = { kept: kept.reference, lost: lost.reference };
  for (const [actor, code] of [
    [viewer, 'NOT_ALLOWED'],
    [gateStaff, 'NOT_ALLOWED'],
    [delegate('a@example.org'), 'NOT_ALLOWED'],
    [reviewerOf({ countries: ['CN'] }), 'NOT_FOUND'],
  ] as const) {
    expect(await join(house, pair, actor)).toMatchObject({ refusal: { code } });
  }
  const beyond = reviewerOf({ categories: ['DEL'] });
  const elsewhere = await house.submit(application({ category: 'MED' }));
  expect(await join(house, { kept: kept.reference, lost: elsewhere.reference }, beyond)).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
  const seen = await ask(house, pair);
  await approve(house, lost.reference);
  expect(await merge(house.scope(reviewer), seen)).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'approved' } },
  });
  expectOk(await markDifferent(house.scope(reviewer), { first: kept.reference, second: lost.reference }));
  expect(await join(house, pair)).toMatchObject({ refusal: { code: 'PAIR_DECIDED' } });
  expectOk(await decide(house.scope(reviewer), elsewhere.reference, { decision: 'cancel' }));
  expect(await join(house, { kept: kept.reference, lost: elsewhere.reference })).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'cancelled' } },
  });
  expect(mergeInput.safeParse({ ...seen, lost: seen.kept }).success).toBe(false);
  expect(mergeInput.safeParse({ ...seen, take: ['state'] }).success).toBe(false);
});

test('of two who join the same at once, in either direction, one does', async ({ house }) => {
  const one = await house.submit();
  const other = await house.submit();
  const there = await ask(house, { kept: one.reference, lost: other.reference });
  const back = await ask(house, { kept: other.reference, lost: one.reference });
  const answers = await Promise.all([
    merge(house.scope(reviewer), there),
    merge(house.scope(organiser, minutesLater(1)), back),
    merge(house.scope(organiser, minutesLater(1)), there),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('STATE_CHANGED');
  expect(await house.db.$count(hold)).toBe(1);
  await house.expectSound();
});

test('a merge and an approval at once: whichever is second is told, and no seat is held twice', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  const kept = await house.submit();
  const lost = await house.submit();
  const seen = await ask(house, { kept: kept.reference, lost: lost.reference });
  const [merged, approved] = await Promise.all([
    merge(house.scope(reviewer), seen),
    decide(house.scope(organiser), kept.reference, { decision: 'approve', seenState: 'submitted' }),
  ]);
  if (!merged.ok) expect(merged.refusal).toEqual({ code: 'STATE_CHANGED', details: { state: 'approved' } });
  expect(approved.ok).toBe(true);
  expect((await house.row(kept.reference)).state).toBe('approved');
  expect(await house.db.$count(hold, and(eq(hold.pool, 'international')))).toBe(1);
  await house.expectSound();
});
