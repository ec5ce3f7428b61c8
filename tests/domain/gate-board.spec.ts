import { sql } from 'drizzle-orm';
import { scanUndo } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { countRegistrations, listRegistrations } from '@/lib/dashboard/queries';
import { verify } from '@/lib/dashboard/verify';
import { gateBoard, gateMark } from '@/lib/gate/board';
import { addGate } from '@/lib/gate/gates';
import { addZone, changeZone } from '@/lib/gate/zones';
import { enrolled, hall, hallDoor, readCode } from '../support/doors';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { gateStaff, minutesLater, NOW, organiser, reviewer, securityOfficer } from '../support/people';

const boardAt = async (house: House, minutes: number) =>
  expectOk(await gateBoard(house.scope(securityOfficer, minutesLater(minutes))));
const counted = async (house: House, minutes = 0) => {
  const scope = house.scope(organiser, minutesLater(minutes));
  return [
    await countRegistrations(scope, { presence: 'checked_in' }),
    await countRegistrations(scope, { presence: 'inside' }),
  ];
};
/** What the taking back of a reading leaves behind, without the rules of who may. */
const takenBack = async (house: House, scanId: string) => {
  await house.db.insert(scanUndo).values({ scanId, undoneAt: minutesLater(5), undoneBy: 'system:test' });
  await house.db.execute(sql`DELETE FROM presence WHERE scan_id = ${scanId}`);
};

test('the board shows rates, exceptions, occupancy and arrivals by the readings that count', async ({
  house,
}) => {
  const people = [await ticketHolder(house), await ticketHolder(house), await ticketHolder(house)];
  const [first, second, third] = people.map(({ code }) => code) as [string, string, string];
  await readCode(house, first);
  await readCode(house, second, {}, minutesLater(1));
  await readCode(house, second, {}, minutesLater(2));
  const mistaken = await readCode(house, third, { gate: 'N2' }, minutesLater(2));
  await takenBack(house, mistaken.id);
  const board = await boardAt(house, 4);
  expect(board.gates.find(({ key }) => key === 'N1')).toMatchObject({
    perMinute: 0.4,
    admittedToday: 2,
    exceptionsToday: 1,
    lastScanAt: minutesLater(2),
  });
  expect(board.gates.find(({ key }) => key === 'N2')).toMatchObject({ perMinute: 0, admittedToday: 0 });
  expect(board.zones).toMatchObject([{ key: 'VENUE', inside: 2, mostInside: null }]);
  expect(board.arrivals.slice(-4).map((one) => one.people)).toEqual([1, 1, 0, 0]);
  expect(board.forecast).toMatchObject({ arrivalsPerMinute: 0.4, capacityPerMinute: 32 });
  expect(board.alarms).toEqual([]);
});

test('silent devices, a full zone, closed gates and open conflicts raise an alarm', async ({ house }) => {
  const venue = { ...hall(), key: 'VENUE', name: { en: 'Venue', ru: 'Площадка форума' } };
  expectOk(await changeZone(house.scope(organiser), { ...venue, mostInside: 1, seen: venue }));
  const { code } = await ticketHolder(house);
  await readCode(house, code, { offline: true, decided: 'welcome' });
  await readCode(house, code, { offline: true, decided: 'welcome', gate: 'S1' }, minutesLater(1));
  await enrolled(house, { lastSeenAt: NOW });
  const { alarms, openConflicts } = await boardAt(house, 3);
  expect(alarms).toMatchObject([
    { kind: 'occupancy', zone: 'VENUE', inside: 1, most: 1 },
    { kind: 'silent', device: 'Tablet 1', gate: 'N1', since: NOW },
    { kind: 'conflicts', open: 1 },
  ]);
  expect(openConflicts).toBe(1);
});

test('the mark of the board changes when something on it does, and only those who run the gates get it', async ({
  house,
}) => {
  const { code } = await ticketHolder(house);
  const markNow = async () => expectOk(await gateMark(house.scope(organiser)));
  const before = await markNow();
  expect(await markNow()).toBe(before);
  await readCode(house, code);
  expect(await markNow()).not.toBe(before);
  for (const actor of [reviewer, gateStaff])
    expect((await gateBoard(house.scope(actor))).ok || (await gateMark(house.scope(actor))).ok).toBe(false);
});

test('who came and who is inside is told by the venue alone, without what was taken back', async ({
  house,
}) => {
  expectOk(await addZone(house.scope(organiser), hall()));
  expectOk(await addGate(house.scope(organiser), hallDoor()));
  const [one, other] = [await ticketHolder(house), await ticketHolder(house)];
  await readCode(house, other.code, { gate: 'H1' });
  expect(await counted(house)).toEqual([0, 0]);
  const { id } = await readCode(house, one.code);
  await readCode(house, one.code, { gate: 'H1', direction: 'exit' }, minutesLater(1));
  expect(await counted(house)).toEqual([1, 1]);
  await takenBack(house, id);
  expect(await counted(house)).toEqual([0, 0]);
});

test('whoever was inside when the venue closed is gone, by the clock of who asks, and has come all the same', async ({
  house,
}) => {
  const { code } = await ticketHolder(house);
  await readCode(house, code);
  // Half past twelve in Moscow, half an hour after the reading.
  const venue = { ...hall(), key: 'VENUE', name: { en: 'Venue', ru: 'Площадка форума' } };
  expectOk(await changeZone(house.scope(organiser), { ...venue, closesAt: '12:30', seen: venue }));
  expect(await counted(house, 29)).toEqual([1, 1]);
  expect(await counted(house, 31)).toEqual([1, 0]);
  const listed = async (now: Date) =>
    expectOk(await listRegistrations(house.scope(organiser, now), { presence: 'inside' })).total;
  expect([await listed(minutesLater(29)), await listed(minutesLater(31))]).toEqual([1, 0]);
  const { zones } = expectOk(await gateBoard(house.scope(organiser, minutesLater(31))));
  expect(zones).toMatchObject([{ inside: 0 }]);
});

test('a place that does not follow from the readings is found by the recount', async ({ house }) => {
  const [one, other, third] = [
    await ticketHolder(house),
    await ticketHolder(house),
    await ticketHolder(house),
  ];
  for (const { code } of [one, other, third]) await readCode(house, code);
  await readCode(house, third.code, { direction: 'exit' }, minutesLater(5));
  expect((await verify(house.scope())).faults).toEqual([]);
  await house.db.execute(sql`DELETE FROM presence WHERE registration_id = ${one.registrationId}`);
  await house.db.execute(
    sql`UPDATE presence SET direction = 'exit' WHERE registration_id = ${other.registrationId}`,
  );
  await house.db.execute(
    sql`UPDATE presence SET first_entry_at = NULL WHERE registration_id = ${third.registrationId}`,
  );
  expect((await verify(house.scope())).faults).toEqual([
    {
      code: 'PRESENCE_DIFFERS',
      detail: { references: [one, other, third].map(({ reference }) => reference).sort() },
    },
  ]);
});
