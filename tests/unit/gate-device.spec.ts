import 'fake-indexeddb/auto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openDB } from 'idb';
import { GateDevice } from '@/app/gate/_device/gate-device';
import { DATABASE, keptKey, wipeAll } from '@/app/gate/_device/store';
import { FakeHouse, gateConfig, rosterPerson } from '../support/fake-house';

const CODE = '1234567890123456789012';
const AT_N1 = { gate: 'N1', direction: 'entry' } as const;
/** Turns are made by the test. */
const BY_HAND = { wait: () => () => undefined, chance: () => 0 };

const opened: GateDevice[] = [];
/** Without its own clockwork: the loop is stopped, and each exchange is asked for by the test. */
async function open(house: FakeHouse): Promise<GateDevice> {
  const device = new GateDevice(house, BY_HAND);
  opened.push(device);
  device.loop.stop();
  await device.start();
  return device;
}
const leave = (device: GateDevice) => device.stop();
const reasons = (device: GateDevice) => device.view().shown.map(({ answer }) => answer?.reason);

test.beforeEach(async () => wipeAll());
test.afterEach(() => {
  for (const device of opened.splice(0)) device.stop();
});

async function houseWith(...codes: string[]): Promise<FakeHouse> {
  const house = new FakeHouse();
  house.people = await Promise.all(codes.map((code) => rosterPerson(code)));
  return house;
}

test('a known code is decided at once and without the network, twice in a row by its own memory', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
  await device.turn();
  house.trouble = 'no_network';
  await device.turn();
  await device.take({ code: CODE }, AT_N1);
  await device.take({ code: `${CODE.slice(0, 4)} ${CODE.slice(4)}` }, AT_N1);
  expect(reasons(device)).toEqual(['already_in', 'welcome']);
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
  const device = await open(house);
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
  expect(reasons(device)[0]).toBe('not_in_roster');
});

test('what the server says otherwise is said again, and the person counts as not let in', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
  await device.turn();
  house.answer = { verdict: 'stop', reason: 'revoked' };
  await device.take({ code: CODE }, AT_N1);
  expect(device.view().shown).toMatchObject([{ answer: { reason: 'welcome' }, saying: 1 }]);
  await device.turn();
  expect(device.view().shown).toMatchObject([{ answer: { reason: 'revoked' }, saying: 2, isSent: true }]);
  await device.take({ code: CODE }, AT_N1);
  expect(reasons(device)[0]).toBe('welcome');
});

test('an answer that does not come in time makes the decision the device’s own, under the same id', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
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

test('a page that is closed with a full queue brings it home in its order when it opens again', async () => {
  const codes = Array.from({ length: 130 }, (_, at) => String(10n ** 21n + BigInt(at)));
  const house = await houseWith(...codes);
  const first = await open(house);
  await first.turn();
  house.trouble = 'no_network';
  await first.turn();
  const ids: string[] = [];
  for (const code of codes) ids.push(await first.take({ code }, AT_N1));
  leave(first);
  const second = await open(house);
  expect(second.view()).toMatchObject({ waiting: 130, people: 130, isLoading: false });
  await second.take({ code: codes[0] as string }, AT_N1);
  house.trouble = 'none';
  await second.turn();
  await second.turn();
  expect([...house.taken.keys()].slice(0, 130)).toEqual(ids);
  leave(second);
  expect((await open(house)).view().waiting).toBe(0);
});

test('a record that the server refuses is put aside and holds up nobody, even when it spoils the request', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
  await device.turn();
  house.poison = await device.take({ code: CODE }, AT_N1);
  await device.take({ code: CODE }, AT_N1);
  await device.turn();
  expect(device.view()).toMatchObject({ waiting: 0, aside: 1 });
  const askSync = house.askSync;
  const spoilt = await device.take({ code: CODE }, AT_N1);
  const good = await device.take({ code: CODE }, AT_N1);
  const strict = new GateDevice(
    {
      askKey: house.askKey,
      askSync: (request) =>
        request.records.some((record) => 'id' in record && record.id === spoilt)
          ? Promise.resolve({ kind: 'refused', code: 'MALFORMED' })
          : askSync(request),
    },
    BY_HAND,
  );
  leave(device);
  strict.loop.stop();
  await strict.start();
  opened.push(strict);
  for (let turns = 0; turns < 5; turns++) await strict.turn();
  expect(strict.view()).toMatchObject({ waiting: 0, aside: 2 });
  expect(house.taken.has(good)).toBe(true);
});

test('nothing that lies on the device can be read without its key', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
  await device.turn();
  house.trouble = 'no_network';
  await device.take({ code: CODE }, AT_N1);
  leave(device);
  const database = await openDB(DATABASE);
  const raw: string[] = [];
  for (const table of ['state', 'roster', 'queue'] as const)
    for (const { data } of await database.getAll(table)) raw.push(Buffer.from(data).toString('latin1'));
  database.close();
  expect(raw.length).toBeGreaterThanOrEqual(3);
  for (const text of raw) expect(text).not.toMatch(/Li Na|BMF|123456789|cursor|N1/);
  const kept = await keptKey();
  expect(kept?.key.extractable).toBe(false);
});

test('a revoked device brings what it has read to where it is kept apart, and then forgets everything', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
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
  const device = await open(house);
  await device.turn();
  house.trouble = 'no_network';
  await device.turn();
  const id = await device.take({ code: CODE }, AT_N1);
  house.trouble = 'signed_out';
  expect(await device.turn()).toBe('stop');
  leave(device);
  house.trouble = 'none';
  house.config = gateConfig({ version: '2', device: { id: 'other', gate: 'N1', role: 'gate' } });
  house.key = Buffer.alloc(32, 9).toString('base64');
  const next = await open(house);
  expect(next.view()).toMatchObject({ waiting: 1, people: 0, config: undefined });
  await next.turn();
  await next.turn();
  expect(house.taken.has(id)).toBe(true);
  expect((await keptKey())?.deviceId).toBe('other');
  leave(next);
  expect((await open(house)).view()).toMatchObject({ people: 1, waiting: 0 });
});

test('times are by the server’s clock, however wrong the device’s is', async () => {
  const house = await houseWith(CODE);
  house.aheadMs = 3 * 60 * 60 * 1000;
  const device = await open(house);
  await device.turn();
  await device.take({ code: CODE }, AT_N1);
  const at = new Date(device.view().shown[0]?.at ?? 0).getTime();
  expect(Math.abs(at - Date.now() - house.aheadMs)).toBeLessThan(5000);
});

test('an admission that was taken back counts for nothing, sent or not', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
  await device.turn();
  for (const isSent of [false, true]) {
    const id = await device.take({ code: CODE }, AT_N1);
    if (isSent) await device.turn();
    await device.undo(id);
    await device.undo(id);
    await device.take({ code: CODE }, AT_N1);
    expect(reasons(device)[0]).toBe('welcome');
    await device.undo(device.view().shown[0]?.id ?? '');
  }
  await device.turn();
  expect(house.undone).toHaveLength(4);
});

test('a browser that keeps nothing works from memory and says so; a full one, too', async () => {
  const house = await houseWith(CODE);
  const device = await open(house);
  await device.turn();
  expect(device.view().storage).toBe('kept');
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  try {
    await device.take({ code: CODE }, AT_N1);
  } finally {
    IDBObjectStore.prototype.add = add;
  }
  expect(device.view().storage).toBe('full');
  await device.turn();
  expect(house.taken.size).toBe(1);
  await sleep(0);
});
