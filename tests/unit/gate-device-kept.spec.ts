import 'fake-indexeddb/auto';
import { expect, test } from '@playwright/test';
import { openDB } from 'idb';
import { DATABASE, keptKey } from '@/app/gate/_device/store';
import { gateConfig } from '../support/fake-house';
import { AT_N1, CODE, cleanDevices, houseWith, openDevice, reasonsOf } from '../support/gate-device';

cleanDevices();

test('a page that is closed with a full queue brings it home in its order when it opens again', async () => {
  const codes = Array.from({ length: 130 }, (_, at) => String(10n ** 21n + BigInt(at)));
  const house = await houseWith(...codes);
  const first = await openDevice(house);
  await first.turn();
  house.trouble = 'no_network';
  await first.turn();
  const ids: string[] = [];
  for (const code of codes) ids.push(await first.take({ code }, AT_N1));
  first.stop();
  const second = await openDevice(house);
  expect(second.view()).toMatchObject({ waiting: 130, people: 130, isLoading: false });
  await second.take({ code: codes[0] as string }, AT_N1);
  house.trouble = 'none';
  await second.turn();
  await second.turn();
  expect([...house.taken.keys()].slice(0, 130)).toEqual(ids);
  second.stop();
  expect((await openDevice(house)).view().waiting).toBe(0);
});

test('a record that the server refuses is put aside and holds up nobody, even when it spoils the request', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  house.poison = await device.take({ code: CODE }, AT_N1);
  await device.take({ code: CODE }, AT_N1);
  await device.turn();
  expect(device.view()).toMatchObject({ waiting: 0, aside: 1 });
  const askSync = house.askSync;
  const spoilt = await device.take({ code: CODE }, AT_N1);
  const good = await device.take({ code: CODE }, AT_N1);
  device.stop();
  const strict = await openDevice({
    askKey: house.askKey,
    askSync: (request) =>
      request.records.some((record) => 'id' in record && record.id === spoilt)
        ? Promise.resolve({ kind: 'refused', code: 'MALFORMED' })
        : askSync(request),
  });
  for (let turns = 0; turns < 5; turns++) await strict.turn();
  expect(strict.view()).toMatchObject({ waiting: 0, aside: 2 });
  expect(house.taken.has(good)).toBe(true);
});

test('nothing that lies on the device can be read without its key', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  house.trouble = 'no_network';
  await device.take({ code: CODE }, AT_N1);
  device.stop();
  const database = await openDB(DATABASE);
  const raw: string[] = [];
  for (const table of ['state', 'roster', 'queue'] as const)
    for (const { data } of await database.getAll(table)) raw.push(Buffer.from(data).toString('latin1'));
  database.close();
  expect(raw.length).toBeGreaterThanOrEqual(3);
  // No two letters alone: among so many bytes that mean nothing they stand by chance.
  for (const text of raw) expect(text).not.toMatch(/Li Na|BMF|123456789|cursor|"N1"/);
  const kept = await keptKey();
  expect(kept?.key.extractable).toBe(false);
});

test('a revoked device brings what it has read to where it is kept apart, and then forgets everything', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  house.trouble = 'no_network';
  await device.turn();
  for (let count = 0; count < 150; count++) await device.take({ code: CODE }, AT_N1);
  house.trouble = 'revoked';
  expect(await device.turn()).toBe('again');
  expect(device.view().people).toBe(0);
  expect(await device.turn()).toBe('stop');
  expect(device.view()).toMatchObject({ phase: 'ended', people: 0, waiting: 0, shown: [] });
  expect(house.requests.slice(-2).flatMap(({ records }) => records)).toHaveLength(150);
  expect(await keptKey()).toBeUndefined();
});

test('the end of a session wipes the roster; what nobody has yet waits for the next one, under its key', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  house.trouble = 'no_network';
  await device.turn();
  const id = await device.take({ code: CODE }, AT_N1);
  house.trouble = 'signed_out';
  expect(await device.turn()).toBe('stop');
  device.stop();
  house.trouble = 'none';
  house.config = gateConfig({ version: '2', device: { id: 'other', gate: 'N1', role: 'gate' } });
  house.key = Buffer.alloc(32, 9).toString('base64');
  const next = await openDevice(house);
  expect(next.view()).toMatchObject({ waiting: 1, people: 0, config: undefined });
  await next.turn();
  await next.turn();
  expect(house.taken.has(id)).toBe(true);
  expect((await keptKey())?.deviceId).toBe('other');
  next.stop();
  expect((await openDevice(house)).view()).toMatchObject({ people: 1, waiting: 0 });
});

const withoutRoom = async (work: () => Promise<unknown>) => {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  try {
    await work();
  } finally {
    IDBObjectStore.prototype.add = add;
  }
};

test('a full device shows no verdict that nobody keeps: the server’s counts, and without it the help desk', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice(house);
  await device.turn();
  expect(device.view().storage).toBe('kept');
  await withoutRoom(() => device.take({ code: CODE }, AT_N1));
  expect(device.view().storage).toBe('full');
  expect(reasonsOf(device)).toEqual([undefined]);
  await device.turn();
  expect(house.taken.size).toBe(1);
  expect(reasonsOf(device)).toEqual(['welcome']);
  house.trouble = 'no_network';
  await device.turn();
  await withoutRoom(() => device.take({ code: CODE }, AT_N1));
  expect(reasonsOf(device)[0]).toBe('not_kept');
  // As soon as there is room again everything goes on as before.
  await device.take({ code: CODE }, AT_N1);
  expect(device.view()).toMatchObject({ storage: 'kept', waiting: 2 });
  expect(reasonsOf(device)[0]).toBe('welcome');
});

test('a browser that has no disk at all decides from memory, and says so', async () => {
  const house = await houseWith(CODE);
  const device = await openDevice({
    ...house,
    askKey: async () => ({ kind: 'answered', value: { key: 'none', deviceId: 'device' } }),
  });
  await device.turn();
  await device.take({ code: CODE }, AT_N1);
  expect(device.view().storage).toBe('memory');
  expect(reasonsOf(device)).toEqual(['welcome']);
});
