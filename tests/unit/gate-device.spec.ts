import 'fake-indexeddb/auto';
import { expect, test } from '@playwright/test';
import { AT_N1, CODE, cleanDevices, houseWith, openDevice, reasonsOf } from '../support/gate-device';

cleanDevices();

test('a known code is decided at once and without the network, twice in a row by its own memory', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  house.trouble = 'no_network';
  await device.turn();
  await device.take({ code: CODE }, AT_N1);
  await device.take({ code: `${CODE.slice(0, 4)} ${CODE.slice(4)}` }, AT_N1);
  expect(reasonsOf(device)).toEqual(['already_in', 'welcome']);
  expect(device.view()).toMatchObject({ isOnline: false, waiting: 2, people: 1 });
  house.trouble = 'none';
  await device.turn();
  expect(device.view()).toMatchObject({ isOnline: true, waiting: 0 });
  const sent = house.requests.at(-1)?.records ?? [];
  expect(sent).toMatchObject([
    { decided: 'welcome', offline: true },
    { decided: 'already_in', offline: true },
  ]);
});

test('a code that is not in the roster is never called unknown by the device', async () => {
  const house = await houseWith();
  const device = await openDevice(house);
  await device.turn();
  const id = await device.take({ code: CODE }, AT_N1);
  // Online: the server is asked.
  expect(device.view().shown[0]?.answer).toBeUndefined();
  house.answer = { verdict: 'help_desk', reason: 'unknown_code' };
  await device.turn();
  expect(device.view().shown).toMatchObject([{ id, answer: { reason: 'unknown_code' }, saying: 1 }]);
  house.trouble = 'no_network';
  await device.turn();
  await device.take({ code: CODE }, AT_N1);
  expect(reasonsOf(device)[0]).toBe('not_in_roster');
});

test('what the server says otherwise is said again, and the person counts as not let in', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  house.answer = { verdict: 'stop', reason: 'revoked' };
  await device.take({ code: CODE }, AT_N1);
  expect(device.view().shown).toMatchObject([{ answer: { reason: 'welcome' }, saying: 1 }]);
  await device.turn();
  expect(device.view().shown).toMatchObject([{ answer: { reason: 'revoked' }, saying: 2, isSent: true }]);
  await device.take({ code: CODE }, AT_N1);
  expect(reasonsOf(device)[0]).toBe('welcome');
});

test('an answer that does not come in time makes the decision the device’s own, under the same id', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  house.trouble = 'answer_lost';
  const id = await device.take({ code: CODE }, AT_N1);
  await device.turn();
  expect(house.requests.at(-1)?.records).not.toMatchObject([{ offline: true }]);
  house.trouble = 'none';
  await expect
    .poll(async () => {
      const before = house.requests.length;
      house.trouble = 'answer_lost';
      await device.turn();
      return house.requests[before]?.records[0];
    })
    .toMatchObject({ id, offline: true, decided: 'welcome' });
  house.trouble = 'none';
  await device.turn();
  expect(house.taken.size).toBe(1);
  expect(device.view().waiting).toBe(0);
});

test('times are by the server’s clock, however wrong the device’s is', async () => {
  const house = await houseWith(CODE);
  house.aheadMs = 3 * 60 * 60 * 1000;
  const device = await openDevice(house);
  await device.turn();
  await device.take({ code: CODE }, AT_N1);
  const at = new Date(device.view().shown[0]?.at ?? 0).getTime();
  expect(Math.abs(at - Date.now() - house.aheadMs)).toBeLessThan(5000);
});

test('an admission that was taken back counts for nothing, sent or not', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  for (const isSent of [false, true]) {
    const id = await device.take({ code: CODE }, AT_N1);
    if (isSent) await device.turn();
    await device.undo(id);
    await device.undo(id);
    await device.take({ code: CODE }, AT_N1);
    expect(reasonsOf(device)[0]).toBe('welcome');
    await device.undo(device.view().shown[0]?.id ?? '');
  }
  await device.turn();
  expect(house.undone).toHaveLength(4);
});
