import 'fake-indexeddb/auto';
import { expect, test } from '@playwright/test';
import { openDB } from 'idb';
import { stillToShow } from '@/app/gate/_device/last-readings';
import { DATABASE } from '@/app/gate/_device/store';
import { AT_N1, CODE, cleanDevices, houseWith, openDevice, reasonsOf } from '../support/gate-device';

cleanDevices();
const OTHER = '2345678901234567890123';

/** The list of the last readings is written beside everything else: until it lies there. */
const isWritten = () =>
  expect
    .poll(async () => {
      const database = await openDB(DATABASE);
      const kept = await database.get('state', 'last');
      database.close();
      return kept !== undefined;
    })
    .toBe(true);

test('what was read last is listed again after the page was left, signals nothing, and is taken back', async () => {
  const house = await houseWith(CODE);
  const first = await openDevice(house);
  await first.turn();
  const id = await first.take({ code: CODE }, AT_N1);
  await first.turn();
  await isWritten();
  first.stop();
  const again = await openDevice(house);
  const [listed] = again.view().shown;
  expect(listed).toMatchObject({
    id,
    isUndone: false,
    saying: 0,
    answer: { reason: 'welcome' },
  });
  expect(listed && again.mayUndo(listed, new Date())).toBe(true);
  await again.undo(id);
  await again.turn();
  expect(house.undone).toEqual([id]);
  await again.take({ code: CODE }, AT_N1);
  expect(reasonsOf(again)[0]).toBe('welcome');
});

test('a quarter of an hour later it is listed no more, nor what was never answered', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  await device.take({ code: CODE }, AT_N1);
  await device.take({ code: OTHER }, AT_N1);
  const kept = device.memory.lastReadings();
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  expect(stillToShow(kept, at(14)).map(({ read }) => read)).toEqual([{ code: CODE }]);
  expect(stillToShow(kept, at(15))).toEqual([]);
});

test('who was let in without a network is inside for a page that is opened again, and out once taken back', async () => {
  const house = await houseWith(CODE, OTHER);
  const first = await openDevice(house);
  await first.turn();
  house.trouble = 'no_network';
  await first.turn();
  await first.take({ code: CODE }, AT_N1);
  const mistaken = await first.take({ code: OTHER }, AT_N1);
  await first.undo(mistaken);
  first.stop();
  const again = await openDevice(house);
  expect(again.view()).toMatchObject({ waiting: 3 });
  again.lost();
  await again.take({ code: CODE }, AT_N1);
  await again.take({ code: OTHER }, AT_N1);
  expect(reasonsOf(again).slice(0, 2)).toEqual(['welcome', 'already_in']);
});

test('the server’s other word about a reading of before is signalled', async () => {
  const house = await houseWith(CODE);
  const first = await openDevice(house);
  await first.turn();
  house.trouble = 'no_network';
  await first.turn();
  await first.take({ code: CODE }, AT_N1);
  await isWritten();
  first.stop();
  house.trouble = 'none';
  house.answer = { verdict: 'stop', reason: 'revoked' };
  const again = await openDevice(house);
  await again.turn();
  expect(again.view().shown[0]).toMatchObject({ saying: 1, answer: { reason: 'revoked' } });
});

for (const trouble of ['signed_out', 'revoked'] as const) {
  test(`nothing of the last readings is left on a device that is ${trouble}`, async () => {
    const house = await houseWith(CODE);
    const device = await openDevice(house);
    await device.turn();
    house.trouble = 'no_network';
    await device.turn();
    await device.take({ code: CODE }, AT_N1);
    await isWritten();
    house.trouble = trouble;
    await device.turn();
    expect(device.view().shown).toEqual([]);
    const database = await openDB(DATABASE);
    const left = database.objectStoreNames.contains('state') ? await database.getAll('state') : [];
    database.close();
    expect(left).toEqual([]);
  });
}
