import { eq } from 'drizzle-orm';
import { badgePrint, printOrder, scanUndo } from '@/db/schema';
import { printBadge } from '@/lib/badge/printing';
import { badgeOf } from '@/lib/badge/queries';
import type { Actor } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { revokeDevice } from '@/lib/device/managing';
import { repeatOrder } from '@/lib/station/queue';
import { attend, handOut } from '@/lib/station/serving';
import { handOverOrder, settleOrder } from '@/lib/station/settling';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, type House, test } from '../support/house';
import { gateStaff, NOW, organiser } from '../support/people';
import { awaited, stationAt } from '../support/station';

const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const asks = async (house: House, actor: Actor, seconds = 0, isTaking = true) =>
  expectOk(await attend(house.scope(actor, secondsLater(seconds)), { isTaking }));
const prints = (house: House, actor: Actor, id: string, seconds = 0) =>
  handOut(house.scope(actor, secondsLater(seconds)), { id, format: 'a6' });
const says = (
  house: House,
  actor: Actor,
  id: string,
  outcome: 'came_out' | 'handed_over' | 'missing',
  seconds = 0,
) => settleOrder(house.scope(actor, secondsLater(seconds)), { id, outcome });
const code = (done: { ok: boolean; refusal?: { code: string } }) => (done.ok ? 'ok' : done.refusal?.code);
const orderOf = async (house: House, registrationId: string) => {
  const [order] = await house.db
    .select()
    .from(printOrder)
    .where(eq(printOrder.registrationId, registrationId));
  if (!order) throw new Error('nothing was ordered');
  return order;
};

test('a station takes the order that waits longest, prints it once, and the badge is handed over', async ({
  house,
}) => {
  const { actor } = await stationAt(house);
  const first = await awaited(house, { nameLatin: { surname: 'Firstova', given: 'Ana' } });
  const second = await awaited(house);
  const desk = await asks(house, actor);
  expect(desk.inHand).toMatchObject({
    person: { nameLatin: 'Ana Firstova' },
    phase: 'printing',
    isHandedOut: false,
  });
  expect(desk.next.map(({ person }) => person.reference)).toEqual([second.reference]);
  const id = desk.inHand?.id ?? '';
  expect(
    expectOk(await prints(house, actor, id))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(code(await prints(house, actor, id))).toBe('ORDER_GONE');
  expect(code(await says(house, actor, id, 'handed_over'))).toBe('ok');
  expect(code(await says(house, actor, id, 'missing'))).toBe('ORDER_GONE');
  expect(await badgeOf(house, { id: first.registrationId, state: 'approved' })).toMatchObject({
    state: 'collected',
  });
  const facts = await house.facts(`registration:${first.registrationId}`);
  expect(facts.slice(-3).map(({ action }) => action)).toEqual([
    'print.ordered',
    'badge.printed',
    'badge.collected',
  ]);
  expect((await asks(house, actor)).inHand?.person.reference).toBe(second.reference);
});

test('two stations at one gate take different orders, also when they ask in the same instant', async ({
  house,
}) => {
  const stations = [await stationAt(house), await stationAt(house, 'N1', { name: 'Printer 2' })];
  for (let made = 0; made < 2; made++) await awaited(house);
  const taken = await Promise.all(stations.map(({ actor }) => asks(house, actor)));
  expect(new Set(taken.map(({ inHand }) => inHand?.id)).size).toBe(2);
  // Asking again gives what one has in hand, and never a second.
  const again = await Promise.all(stations.map(({ actor }) => asks(house, actor)));
  expect(again.map(({ inHand }) => inHand?.id)).toEqual(taken.map(({ inHand }) => inHand?.id));
});

test('what a silent station had not begun goes to another of its gate after a minute, and not before', async ({
  house,
}) => {
  const [dead, other] = [await stationAt(house), await stationAt(house, 'N1', { name: 'Printer 2' })];
  const elsewhere = await stationAt(house, 'S1');
  await awaited(house);
  const { inHand } = await asks(house, dead.actor);
  expect((await asks(house, other.actor, 59)).inHand).toBeUndefined();
  expect((await asks(house, elsewhere.actor, 61)).inHand).toBeUndefined();
  expect((await asks(house, other.actor, 61)).inHand?.id).toBe(inHand?.id);
  expect(code(await prints(house, dead.actor, inHand?.id ?? '', 62))).toBe('ORDER_GONE');
  expect(code(await prints(house, other.actor, inHand?.id ?? '', 62))).toBe('ok');
});

test('what was handed out is never printed by another: a person says whether it came out, and a repeat has another code', async ({
  house,
}) => {
  const [dead, other] = [await stationAt(house), await stationAt(house, 'N1', { name: 'Printer 2' })];
  const holder = await awaited(house);
  const id = (await asks(house, dead.actor)).inHand?.id ?? '';
  expectOk(await prints(house, dead.actor, id));
  expect(code(await says(house, other.actor, id, 'missing', 30))).toBe('ORDER_GONE');
  const later = await asks(house, other.actor, 61);
  expect([later.inHand, later.waiting]).toEqual([undefined, 0]);
  expect(later.doubtful.map((one) => [one.id, one.device])).toEqual([[id, dead.name]]);
  expect(code(await says(house, other.actor, id, 'missing', 61))).toBe('ok');
  expect(code(await repeatOrder(house.scope(other.actor, secondsLater(62)), id))).toBe('ok');
  expect((await asks(house, other.actor, 63)).inHand).toMatchObject({ id, isAgain: true });
  expectOk(await prints(house, other.actor, id, 63));
  const ticket = await ticketOf(house, holder.registrationId);
  expect([ticket?.status, ticket?.code === holder.code]).toEqual(['active', false]);
  expect(await house.db.$count(badgePrint)).toBe(2);
});

test('a station that comes back after a crash is asked about the badge in its hands before it gets another', async ({
  house,
}) => {
  const { actor } = await stationAt(house);
  await awaited(house);
  await awaited(house);
  const id = (await asks(house, actor)).inHand?.id ?? '';
  expectOk(await prints(house, actor, id));
  expect((await asks(house, actor, 300)).inHand).toMatchObject({ id, isHandedOut: true, phase: 'printing' });
  expectOk(await says(house, actor, id, 'came_out', 301));
  const desk = await asks(house, actor, 302);
  expect(desk.inHand?.id).not.toBe(id);
  expect(desk.toHand.map((one) => one.id)).toEqual([id]);
  expectOk(await handOverOrder(house.scope(actor, secondsLater(303)), id));
  expect((await asks(house, actor, 304)).toHand).toEqual([]);
});

test('whoever is cancelled while the badge waits gets none: the order is dropped, also at the last moment', async ({
  house,
}) => {
  const { actor } = await stationAt(house);
  const waiting = await awaited(house);
  await waiting.cancel();
  expect(await asks(house, actor)).toMatchObject({ inHand: undefined, waiting: 0 });
  expect(await orderOf(house, waiting.registrationId)).toMatchObject({
    status: 'cancelled',
    cause: 'not_approved',
  });
  const taken = await awaited(house);
  const id = (await asks(house, actor)).inHand?.id ?? '';
  await taken.cancel();
  expect(code(await prints(house, actor, id))).toBe('ORDER_GONE');
  expect(await orderOf(house, taken.registrationId)).toMatchObject({
    status: 'cancelled',
    cause: 'not_approved',
  });
  expect(await house.db.$count(badgePrint)).toBe(0);
  const [fact] = (await house.facts(`registration:${taken.registrationId}`)).slice(-1);
  expect(fact).toMatchObject({ action: 'print.dropped', after: { kind: 'not_approved' } });
});

test('an order is dropped when its badge was printed elsewhere, or its reading taken back', async ({
  house,
}) => {
  const { actor } = await stationAt(house);
  const elsewhere = await awaited(house);
  expectOk(await printBadge(house.scope(organiser), { reference: elsewhere.reference, format: 'a6' }));
  const mistaken = await awaited(house);
  await house.db.insert(scanUndo).values({ scanId: mistaken.id, undoneAt: NOW, undoneBy: 'system:test' });
  expect((await asks(house, actor)).inHand).toBeUndefined();
  expect((await orderOf(house, elsewhere.registrationId)).cause).toBe('elsewhere');
  expect((await orderOf(house, mistaken.registrationId)).cause).toBe('undone');
});

test('a revoked station gets nothing more: no order, no badge, no word', async ({ house }) => {
  const { actor, id: deviceId } = await stationAt(house);
  const other = await stationAt(house, 'N1', { name: 'Printer 2' });
  await awaited(house);
  const id = (await asks(house, actor)).inHand?.id ?? '';
  expectOk(await revokeDevice(house.scope(organiser), deviceId));
  expect(code(await attend(house.scope(actor), { isTaking: true }))).toBe('NOT_ALLOWED');
  expect(code(await prints(house, actor, id))).toBe('NOT_ALLOWED');
  expect(code(await says(house, actor, id, 'came_out'))).toBe('NOT_ALLOWED');
  expect((await asks(house, other.actor, 61)).inHand?.id).toBe(id);
});

test('nobody but a printing station serves: no gate, no kiosk, no person', async ({ house }) => {
  const gateDevice: Actor = { ...(await stationAt(house, 'N1', { role: 'gate' })).actor, role: 'gate' };
  const pretender: Actor = { ...gateDevice, role: 'station' };
  for (const actor of [gateDevice, pretender, gateStaff, organiser])
    expect(code(await attend(house.scope(actor), { isTaking: true }))).toBe('NOT_ALLOWED');
});
