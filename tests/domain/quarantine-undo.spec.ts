import { conflict, device, presence, quarantine, scan, scanUndo } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { listConflicts } from '@/lib/gate/conflicts';
import { dropQuarantined, quarantineRecords, takeQuarantined } from '@/lib/gate/quarantine';
import { enrolled, reading, talk } from '../support/device';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { NOW, organiser } from '../support/people';

const open = async (house: House) => expectOk(await listConflicts(house.scope(organiser), 'open'));
const revoke = (house: House) => house.db.update(device).set({ revokedAt: NOW, revokedBy: 'person:x' });

test('that a revoked device took a reading back is kept once, shown with the reading, and counts once taken', async ({
  house,
}) => {
  const { deviceId, actor } = await enrolled(house);
  const ana = await ticketHolder(house);
  const made = reading({ code: ana.code });
  await talk(house, actor, [made]);
  await revoke(house);
  for (const _ of [1, 2]) await quarantineRecords(house.scope(), deviceId, [{ undo: made.id }]);
  expect(await house.db.select().from(quarantine)).toMatchObject([{ deviceId, sent: { undo: made.id } }]);
  expect(await house.db.select().from(scanUndo)).toEqual([]);
  const [listed] = await open(house);
  expect(listed).toMatchObject({
    kind: 'device_revoked',
    person: { reference: ana.reference },
    other: { gate: 'N2' },
    quarantined: { device: 'Tablet N2', isUndo: true },
  });
  const heldId = listed?.scanId ?? '';
  expect(heldId).not.toBe(made.id);
  expectOk(await takeQuarantined(house.scope(organiser), heldId));
  expect(await house.db.select().from(scanUndo)).toMatchObject([{ scanId: made.id }]);
  expect(await house.db.select().from(presence)).toEqual([]);
  expect(await open(house)).toEqual([]);
  expect(codeOf(await takeQuarantined(house.scope(organiser), heldId))).toBe('CONFLICT_CLOSED');
  await house.expectSound();
});

test('a reading and its undo, both held: the undo waits for the reading, or is left out', async ({
  house,
}) => {
  const { deviceId } = await enrolled(house);
  const ana = await ticketHolder(house);
  await revoke(house);
  const made = reading({ code: ana.code, offline: true, decided: 'welcome' });
  await quarantineRecords(house.scope(), deviceId, [made, { undo: made.id }]);
  const held = await open(house);
  expect(held.map(({ quarantined }) => quarantined?.isUndo).toSorted()).toEqual([false, true]);
  const undo = held.find(({ quarantined }) => quarantined?.isUndo)?.scanId ?? '';
  expect(codeOf(await takeQuarantined(house.scope(organiser), undo))).toBe('NOT_FOUND');
  expect(await open(house)).toHaveLength(2);
  expectOk(await takeQuarantined(house.scope(organiser), made.id));
  expectOk(await takeQuarantined(house.scope(organiser), undo));
  expect(await house.db.select().from(scan)).toHaveLength(1);
  expect(await house.db.select().from(presence)).toEqual([]);
});

test('what takes nothing back that is known can be left out', async ({ house }) => {
  const { deviceId } = await enrolled(house);
  await revoke(house);
  await quarantineRecords(house.scope(), deviceId, [{ undo: newId() }, { undo: 'nothing' }]);
  const [held] = await open(house);
  expectOk(await dropQuarantined(house.scope(organiser), held?.scanId ?? ''));
  expect(await house.db.select().from(conflict)).toMatchObject([{ decision: 'mistake', otherScanId: null }]);
});
