import { expect, test } from '@playwright/test';
import { decide } from '@/app/gate/_device/decision';
import { operatorOf, pinHash } from '@/app/gate/_device/pin';
import { Roster } from '@/app/gate/_device/roster';
import { Standing } from '@/app/gate/_device/standing';
import { pauseAfter, SyncLoop, type Turn } from '@/app/gate/_device/sync-loop';
import { judge, VERDICT_OF } from '@/lib/gate/rules';
import { DOOR_AT, DOOR_TIME_ZONE, DOOR_VECTORS, DOOR_ZONE } from '../support/door-vectors';
import { gateConfig, rosterPerson } from '../support/fake-house';

const CODE = '1234567890123456789012';

for (const vector of DOOR_VECTORS) {
  test(`${vector.name}: the rules and the device say ${vector.reason}`, async () => {
    const { status = 'active', state = 'approved', category = 'delegate', direction = 'entry' } = vector;
    const { inside = 0, isGateOpen = true, owesConsent = false } = vector;
    const zone = { ...DOOR_ZONE, ...vector.zone };
    const at = new Date(vector.at ?? DOOR_AT);
    const presence = vector.stood && { ...vector.stood, at: new Date(vector.stood.at) };
    const door = { zone, isGateOpen, inside, direction, at, timeZone: DOOR_TIME_ZONE };
    const ours = judge({ status, state, category, owesConsent, isThisEdition: true }, presence, door);
    expect(ours).toMatchObject({ reason: vector.reason, verdict: VERDICT_OF[vector.reason] });

    const person = await rosterPerson(CODE, { state, category, ...(owesConsent && { owesConsent }) });
    const [ticket] = person.tickets;
    if (ticket) ticket.status = status;
    if (vector.stood) person.presence = [{ ...vector.stood, zone: zone.key, gate: 'N1', firstEntry: null }];
    const [roster, standing] = [new Roster(), new Standing()];
    roster.apply({ people: [person], gone: [] });
    standing.hear([], { [zone.key]: inside });
    const config = gateConfig({
      zones: [{ ...zone, name: { en: 'Venue' } }],
      gates: [{ key: 'N1', name: { en: 'North' }, zone: zone.key, isOpen: isGateOpen }],
    });
    const decision = await decide({ roster, standing, config }, { code: CODE }, 'N1', direction, at);
    expect(decision?.answer).toMatchObject(ours);
  });
}

test('of a person found by name the newest ticket counts, and who has none was never approved', async () => {
  const replaced = await rosterPerson(CODE);
  replaced.tickets = [
    { hash: 'old', status: 'replaced', endedAt: DOOR_AT },
    { hash: 'new', status: 'active', endedAt: null },
  ];
  const unapproved = await rosterPerson(CODE, { tickets: [], state: 'needs_info' });
  const roster = new Roster();
  roster.apply({ people: [replaced, unapproved], gone: [] });
  const known = { roster, standing: new Standing(), config: gateConfig() };
  const reasonFor = async ({ id }: { id: string }) =>
    (await decide(known, { registrationId: id }, 'N1', 'entry', new Date(DOOR_AT)))?.answer.reason;
  expect(await reasonFor(replaced)).toBe('welcome');
  expect(await reasonFor(unapproved)).toBe('not_approved');
  roster.apply({ people: [], gone: [replaced.id] });
  expect(await reasonFor(replaced)).toBeUndefined();
  expect(roster.holder('new')).toBeUndefined();
});

test('a PIN is known by its hash, and by nobody else’s', async () => {
  const anna = { id: 'a', name: 'Anna', role: 'gate' as const, pinHash: await pinHash('2468', 'salt') };
  const boris = {
    id: 'b',
    name: 'Boris',
    role: 'supervisor' as const,
    pinHash: await pinHash('1357', 'salt'),
  };
  expect(anna.pinHash).toMatch(/^[0-9a-f]{64}$/);
  expect(await operatorOf('1357', [anna, boris], 'salt')).toBe(boris);
  expect(await operatorOf('0000', [anna, boris], 'salt')).toBeUndefined();
});

test('while nothing answers the pauses grow to half a minute, and no two devices come together', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => pauseAfter(failures, 1))).toEqual([
    2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect(pauseAfter(9, 0)).toBe(15_000);
});

test('turns follow each other as they end: at once, after a rest, later and later; a reading wakes them', async () => {
  const script: Turn[] = ['again', 'rest', 'failed', 'failed', 'rest', 'stop'];
  const waits: number[] = [];
  let next: (() => void) | undefined;
  let turns = 0;
  const timers = {
    wait: (ms: number, then: () => void) => {
      waits.push(ms);
      next = then;
      return () => {
        next = undefined;
      };
    },
    chance: () => 1,
  };
  const loop = new SyncLoop(async () => script[turns++] ?? 'stop', timers);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  loop.wake();
  await settle();
  expect([turns, waits]).toEqual([2, [2000]]);
  for (let count = 0; count < 3; count++) {
    next?.();
    await settle();
  }
  expect(waits).toEqual([2000, 4000, 8000, 2000]);
  loop.wake();
  await settle();
  expect(turns).toBe(6);
  loop.wake();
  await settle();
  expect(turns).toBe(6);
});
