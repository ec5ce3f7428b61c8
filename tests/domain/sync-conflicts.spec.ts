import { conflict, device, presence, quarantine, scan } from '@/db/schema';
import { deviceOf } from '@/lib/device/queries';
import { quarantineRecords } from '@/lib/gate/quarantine';
import { enrolled, reading, talk } from '../support/device';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/house';
import { minutesLater, NOW } from '../support/people';

test('two gates that were cut off admit one ticket: both are kept, one person is inside, a conflict names both', async ({
  house,
}) => {
  const [north, south] = [await enrolled(house, 'N2'), await enrolled(house, 'S1')];
  const ana = await ticketHolder(house);
  const offline = { code: ana.code, offline: true, decided: 'welcome' };
  const one = reading({ ...offline, scannedAt: minutesLater(12).toISOString() });
  const other = reading({ ...offline, gate: 'S1', scannedAt: minutesLater(11).toISOString() });
  await talk(house, north.actor, [one]);
  const { inside, answers } = await talk(house, south.actor, [other]);
  expect(answers).toMatchObject([{ answer: { verdict: 'admit', reason: 'welcome' } }]);
  expect(inside).toEqual({ VENUE: 1 });
  expect(await house.db.select().from(conflict)).toMatchObject([
    {
      kind: 'admitted_twice',
      scanId: other.id,
      otherScanId: one.id,
      registrationId: ana.registrationId,
      closedAt: null,
    },
  ]);
  expect(await house.db.select().from(presence)).toMatchObject([
    { gate: 'N2', scanId: one.id, firstEntryGate: 'S1', firstEntryAt: minutesLater(11) },
  ]);
});

test('who was let in offline against what is known here is a conflict; an answer lost on the way makes it none the less', async ({
  house,
}) => {
  const { actor } = await enrolled(house);
  const revoked = await ticketHolder(house, { email: 'ana@example.org' });
  await revoked.cancel();
  const against = reading({ code: revoked.code, offline: true, decided: 'welcome' });
  const unknown = reading({ code: '1'.repeat(22), offline: true, decided: 'overridden' });
  const asked = reading({ code: revoked.code });
  await talk(house, actor, [against, unknown, asked]);
  await talk(house, actor, [{ ...asked, offline: true, decided: 'welcome' }]);
  const found = await house.db.select().from(conflict);
  expect(Object.fromEntries(found.map(({ kind, scanId }) => [scanId, kind]))).toEqual({
    [against.id]: 'admitted_against',
    [unknown.id]: 'unknown_admitted',
    [asked.id]: 'admitted_against',
  });
});

test('a clock that is three hours wrong is put right by what it says while sending', async ({ house }) => {
  const { actor } = await enrolled(house);
  const ana = await ticketHolder(house);
  const fast = (minute: number) => minutesLater(minute + 180);
  const made = reading({ code: ana.code, scannedAt: fast(25).toISOString() });
  await talk(house, actor, [made], { sentAt: fast(30) });
  const [kept] = await house.db.select().from(scan);
  expect(kept?.scannedAt).toEqual(minutesLater(25));
  expect(await house.db.select().from(conflict)).toEqual([]);
  const future = reading({ code: ana.code, direction: 'exit', scannedAt: fast(0).toISOString() });
  await talk(house, actor, [future]);
  const [, second] = await house.db.select().from(scan).orderBy(scan.id);
  expect(second?.scannedAt).toEqual(minutesLater(30));
  expect(await house.db.select().from(conflict)).toMatchObject([{ kind: 'clock_wrong', scanId: future.id }]);
});

test('what a revoked device still brings is kept as it came, and counts for nothing', async ({ house }) => {
  const { token, deviceId } = await enrolled(house);
  await house.db.update(device).set({ revokedAt: NOW, revokedBy: 'person:x' });
  expect(await deviceOf(house.db, token)).toMatchObject({ isRevoked: true });
  const sent = reading({ code: '2'.repeat(22) });
  await quarantineRecords(house.scope(), deviceId, [sent, sent, 'nothing']);
  await quarantineRecords(house.scope(), deviceId, [sent]);
  expect(await house.db.select().from(quarantine)).toMatchObject([
    { id: sent.id, deviceId, sent, settledAt: null },
  ]);
  expect(await house.db.select().from(conflict)).toMatchObject([{ kind: 'device_revoked', scanId: sent.id }]);
  expect(await house.db.select().from(scan)).toEqual([]);
});
