import { printOrder } from '@/db/schema';
import { printBadge } from '@/lib/badge/printing';
import { badgeOf } from '@/lib/badge/queries';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { changeGate, fieldsOf, removeGate } from '@/lib/gate/gates';
import { placesAtDesk } from '@/lib/gate/places';
import { orderBadge } from '@/lib/station/ordering';
import { printQueue } from '@/lib/station/queries';
import { cancelOrder, moveOrder, repeatOrder } from '@/lib/station/queue';
import { attend, handOut } from '@/lib/station/serving';
import { settleOrder } from '@/lib/station/settling';
import { enrolled, readCode } from '../support/doors';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { gateStaff, minutesLater, NOW, organiser, reviewer, securityOfficer } from '../support/people';
import { awaited, printsAt, stationAt, workOff } from '../support/station';

const code = (done: { ok: boolean; refusal?: { code: string } }) => (done.ok ? 'ok' : done.refusal?.code);
const orders = (house: House) =>
  house.db.select().from(printOrder).orderBy(printOrder.orderedAt, printOrder.id);

test('the first entry at a gate that prints orders a badge, once for a ticket; elsewhere and otherwise nothing', async ({
  house,
}) => {
  const holder = await ticketHolder(house);
  expect((await readCode(house, (await ticketHolder(house)).code)).badge).toBeUndefined();
  await printsAt(house, 'S1');
  expect((await readCode(house, holder.code, { direction: 'exit' })).badge).toBeUndefined();
  expect(await readCode(house, holder.code)).toMatchObject({ reason: 'welcome', badge: { station: 'S1' } });
  expect(await workOff(house)).toBe(1);
  // Whoever reads the code again is told where the badge is, and nothing is ordered twice.
  expect(await readCode(house, holder.code)).toMatchObject({
    reason: 'already_in',
    badge: { station: 'S1' },
  });
  await readCode(house, holder.code, { direction: 'exit' }, minutesLater(1));
  expect(await readCode(house, holder.code, {}, minutesLater(2))).toMatchObject({ reason: 'welcome_back' });
  await workOff(house);
  expect(await orders(house)).toMatchObject([
    { registrationId: holder.registrationId, station: 'S1', source: 'entry', status: 'waiting' },
  ]);
});

test('who has a badge already, or is not let in, orders none', async ({ house }) => {
  await printsAt(house, 'N1');
  const printed = await ticketHolder(house);
  expectOk(await printBadge(house.scope(organiser), { reference: printed.reference, format: 'a6' }));
  const cancelled = await ticketHolder(house);
  await cancelled.cancel();
  for (const { code: its } of [printed, cancelled])
    expect((await readCode(house, its)).badge).toBeUndefined();
  expect(await workOff(house)).toBe(0);
});

test('a reading that arrives more than five minutes late prints nothing, nor does a task that was left lying', async ({
  house,
}) => {
  await printsAt(house, 'N1');
  const offline = { offline: true, decided: 'welcome' as const, scannedAt: NOW };
  const [late, justInTime] = [await ticketHolder(house), await ticketHolder(house)];
  expect((await readCode(house, late.code, offline, minutesLater(6))).badge).toBeUndefined();
  expect((await readCode(house, justInTime.code, offline, minutesLater(5))).badge).toEqual({ station: 'N1' });
  expect(await workOff(house, minutesLater(6))).toBe(1);
  expect(await orders(house)).toEqual([]);
  await workOff(house, minutesLater(5));
  expect(await orders(house)).toMatchObject([{ registrationId: justInTime.registrationId }]);
});

test('of one ticket read at two gates in the same instant one badge is ordered', async ({ house }) => {
  await printsAt(house, 'N1', 'N1');
  await printsAt(house, 'S1', 'S1');
  const { code: its } = await ticketHolder(house);
  const read = await Promise.all(['N1', 'S1'].map((gate) => readCode(house, its, { gate })));
  expect(read.map(({ reason }) => reason).sort()).toEqual(['already_in', 'welcome']);
  await Promise.all([workOff(house), workOff(house)]);
  expect(await orders(house)).toHaveLength(1);
});

test('a kiosk’s own reading orders, and is told apart', async ({ house }) => {
  await printsAt(house, 'N1');
  const { id } = await enrolled(house, { role: 'kiosk' });
  const holder = await ticketHolder(house);
  const kiosk = { kind: 'device', deviceId: id, gate: 'N1', role: 'kiosk' } as const;
  const reading = { id: newId(), code: holder.code, gate: 'N1', direction: 'entry' as const, scannedAt: NOW };
  expect(expectOk(await scanTicket(house.scope(kiosk), reading)).badge).toEqual({ station: 'N1' });
  await workOff(house);
  expect(await orders(house)).toMatchObject([{ source: 'kiosk', orderedBy: 'system:test' }]);
});

test('a badge is ordered from the record once; printed again for a reason only', async ({ house }) => {
  const { actor } = await stationAt(house);
  const { reference, registrationId } = await ticketHolder(house);
  const order = (own: object = {}) =>
    orderBadge(house.scope(gateStaff), { reference, station: 'N1', reason: undefined, ...own });
  const both = await Promise.all([order(), order({ station: 'S1' })]);
  expect(both.map(code).sort()).toEqual(['ALREADY_ORDERED', 'ok']);
  await house.db.update(printOrder).set({ station: 'N1' });
  const id = expectOk(await attend(house.scope(actor), { isTaking: true })).inHand?.id ?? '';
  expect(code(await order())).toBe('ALREADY_ORDERED');
  expectOk(await handOut(house.scope(actor), { id, format: 'label_62x100' }));
  expectOk(await settleOrder(house.scope(actor), { id, outcome: 'came_out' }));
  expect(code(await order())).toBe('REASON_NEEDED');
  expect(code(await order({ reason: 'lost' }))).toBe('ok');
  expect(code(await order({ station: 'X9', reason: 'lost' }))).toBe('UNKNOWN_GATE');
  expect(code(await orderBadge(house.scope(reviewer), { reference, station: 'N1', reason: 'lost' }))).toBe(
    'NOT_ALLOWED',
  );
  expect(code(await orderBadge(house.scope(actor), { reference, station: 'N1', reason: 'lost' }))).toBe(
    'NOT_ALLOWED',
  );
  expect(await badgeOf(house, { id: registrationId, state: 'approved' })).toMatchObject({ state: 'printed' });
});

test('supervisors move, cancel and repeat what is in nobody’s hands; the second of two is told', async ({
  house,
}) => {
  const { actor } = await stationAt(house);
  const other = await stationAt(house, 'S1');
  const by = house.scope(securityOfficer);
  for (let made = 0; made < 3; made++) await awaited(house);
  const queue = async () => expectOk(await printQueue(by));
  const [first, second, third] = (await queue()).open.map(({ id }) => id) as [string, string, string];
  expectOk(await attend(house.scope(actor), { isTaking: true }));
  expect(code(await moveOrder(by, { id: first, station: 'S1' }))).toBe('ORDER_GONE');
  expect(code(await cancelOrder(by, first))).toBe('ORDER_GONE');
  expect(code(await moveOrder(by, { id: second, station: 'X9' }))).toBe('UNKNOWN_GATE');
  expectOk(await moveOrder(by, { id: second, station: 'S1' }));
  expect(expectOk(await attend(house.scope(other.actor), { isTaking: true })).inHand?.id).toBe(second);
  expect((await Promise.all([cancelOrder(by, third), cancelOrder(by, third)])).map(code).sort()).toEqual([
    'ORDER_GONE',
    'ok',
  ]);
  expectOk(await settleOrder(house.scope(other.actor), { id: second, outcome: 'unset' }));
  expectOk(await moveOrder(by, { id: second, station: 'N1' }));
  expectOk(await repeatOrder(by, second));
  const { open, failed, done } = await queue();
  expect(open.map(({ id, phase, isAgain }) => [id, phase, isAgain])).toEqual([
    [first, 'printing', false],
    [second, 'waiting', false],
  ]);
  expect([failed, done.map(({ id, cause }) => [id, cause])]).toEqual([[], [[third, 'by_hand']]]);
  for (const act of [
    moveOrder(house.scope(gateStaff), { id: second, station: 'S1' }),
    cancelOrder(house.scope(gateStaff), second),
    repeatOrder(house.scope(gateStaff), second),
  ])
    expect(code(await act)).toBe('NOT_ALLOWED');
  expect(code(await printQueue(house.scope(reviewer)))).toBe('NOT_ALLOWED');
});

test('a gate says where it prints; a station that is printed at is not removed', async ({ house }) => {
  const by = house.scope(organiser);
  const { gates } = expectOk(await placesAtDesk(by));
  const [n1] = gates.filter(({ key }) => key === 'N1').map(fieldsOf);
  if (!n1) throw new Error('no gate N1');
  expect(code(await changeGate(by, { ...n1, printsAt: 'X9', seen: n1 }))).toBe('INVALID_INPUT');
  expectOk(await changeGate(by, { ...n1, printsAt: 'S2', seen: n1 }));
  expect(code(await removeGate(by, { key: 'S2' }))).toBe('STATION_IN_USE');
});
