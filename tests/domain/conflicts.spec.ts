import { eq } from 'drizzle-orm';
import { presence, quarantine, scan, user } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { closeConflict, listConflicts } from '@/lib/gate/conflicts';
import { dropQuarantined, takeQuarantined } from '@/lib/gate/quarantine';
import { enrolled, heldBack, readCode } from '../support/doors';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { gateStaff, minutesLater, NOW, organiser, reviewer, securityOfficer } from '../support/people';

const open = async (house: House) => expectOk(await listConflicts(house.scope(organiser), 'open'));

/** One code admitted at two gates that did not know of each other. */
async function admittedTwice(house: House) {
  const { code: ticket, reference } = await ticketHolder(house);
  const apart = { offline: true, decided: 'welcome' };
  await readCode(house, ticket, { ...apart, gate: 'N1' });
  await readCode(house, ticket, { ...apart, gate: 'S1' }, minutesLater(3));
  const [found] = await open(house);
  if (!found) throw new Error('nothing to decide');
  return { ...found, reference };
}

test('a conflict shows both readings and the person, and is closed once', async ({ house }) => {
  const { id, reference, ...found } = await admittedTwice(house);
  expect(found).toMatchObject({
    kind: 'admitted_twice',
    person: { reference, nameLatin: 'Na Li', category: 'DEL' },
    scan: { gate: 'S1', at: minutesLater(3), isOffline: true },
    other: { gate: 'N1', at: NOW },
  });
  const both = await Promise.all([
    closeConflict(house.scope(organiser), { id, decision: 'same_person', note: 'Both at once' }),
    closeConflict(house.scope(securityOfficer), { id, decision: 'badge_shared' }),
  ]);
  expect(both.map(codeOf).sort()).toEqual(['CONFLICT_CLOSED', 'ok']);
  const first = both[0].ok ? 'same_person' : 'badge_shared';
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { details: { decision: first } } });
  expect(await open(house)).toEqual([]);
  const closed = expectOk(await listConflicts(house.scope(organiser), 'closed'));
  expect(closed).toMatchObject([{ id, closed: { decision: first, at: NOW } }]);
  expect((await house.facts(`conflict:${id}`)).map(({ action }) => action)).toEqual(['conflict.closed']);
  expect(codeOf(await closeConflict(house.scope(organiser), { id: newId(), decision: 'mistake' }))).toBe(
    'CONFLICT_CLOSED',
  );
});

test('who closes what is closed already is told by whom, when and with what decision', async ({ house }) => {
  const { id } = await admittedTwice(house);
  if (organiser.kind !== 'person') throw new Error('an organiser is a person');
  await house.db.insert(user).values({ id: organiser.userId, email: 'first@forum.example.org' });
  expectOk(await closeConflict(house.scope(organiser, minutesLater(5)), { id, decision: 'badge_shared' }));
  expect(
    await closeConflict(house.scope(securityOfficer, minutesLater(6)), { id, decision: 'mistake' }),
  ).toMatchObject({
    refusal: {
      code: 'CONFLICT_CLOSED',
      details: {
        by: 'first@forum.example.org',
        at: minutesLater(5).toISOString(),
        decision: 'badge_shared',
      },
    },
  });
});

test('only organisers and security see and close conflicts', async ({ house }) => {
  const { id } = await admittedTwice(house);
  for (const actor of [reviewer, gateStaff]) {
    const scope = house.scope(actor);
    expect(codeOf(await listConflicts(scope, 'open'))).toBe('NOT_ALLOWED');
    expect(codeOf(await closeConflict(scope, { id, decision: 'mistake' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await takeQuarantined(scope, id))).toBe('NOT_ALLOWED');
    expect(codeOf(await dropQuarantined(scope, id))).toBe('NOT_ALLOWED');
  }
});

/** A reading that a revoked device sent. */
async function held(house: House, own: Record<string, unknown> = {}) {
  const { code: ticket, registrationId } = await ticketHolder(house);
  const { id: deviceId } = await enrolled(house, { revokedAt: NOW, revokedBy: 'system:test' });
  const sent = { id: newId(), code: ticket, gate: 'N2', direction: 'entry', scannedAt: NOW.toISOString() };
  const { id } = await heldBack(house, deviceId, { ...sent, decided: 'welcome', ...own });
  return { readingId: sent.id, conflictId: id, deviceId, registrationId };
}

test('what a revoked device sent counts once somebody takes it, in the name of the device', async ({
  house,
}) => {
  const { readingId, conflictId, deviceId, registrationId } = await held(house);
  expect(await open(house)).toMatchObject([
    { kind: 'device_revoked', quarantined: { device: 'Tablet 1', gate: 'N2' } },
  ]);
  expect(codeOf(await closeConflict(house.scope(organiser), { id: conflictId, decision: 'mistake' }))).toBe(
    'CONFLICT_CLOSED',
  );
  const both = await Promise.all([
    takeQuarantined(house.scope(securityOfficer), readingId),
    dropQuarantined(house.scope(organiser), readingId),
  ]);
  expect(both.map(codeOf).sort()).toEqual(['CONFLICT_CLOSED', 'ok']);
  const [row] = await house.db.select().from(quarantine);
  expect(row).toMatchObject({ isTaken: both[0].ok, settledAt: NOW });
  const scans = await house.db.select().from(scan);
  expect(scans.map((one) => [one.id, one.deviceId, one.isOffline])).toEqual(
    both[0].ok ? [[readingId, deviceId, true]] : [],
  );
  const inside = await house.db.select().from(presence).where(eq(presence.registrationId, registrationId));
  expect(inside).toHaveLength(both[0].ok ? 1 : 0);
  expect(await open(house)).toEqual([]);
});

test('a reading that cannot be read, or is of no gate, is not taken and stays until it is dropped', async ({
  house,
}) => {
  const { readingId: unreadable } = await held(house, { direction: 'sideways' });
  expect(codeOf(await takeQuarantined(house.scope(organiser), unreadable))).toBe('INVALID_INPUT');
  expectOk(await dropQuarantined(house.scope(organiser), unreadable));
  expect(await house.db.select().from(scan)).toEqual([]);
});

test('a gate that is gone takes no reading of a revoked device', async ({ house }) => {
  const { readingId } = await held(house, { gate: 'X9' });
  expect(codeOf(await takeQuarantined(house.scope(organiser), readingId))).toBe('UNKNOWN_GATE');
  expect(await open(house)).toHaveLength(1);
});
