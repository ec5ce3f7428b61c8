import type { APIRequestContext } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { device } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { orderBadge } from '@/lib/station/ordering';
import { ticketHolder } from '../support/gate';
import { openHouse } from '../support/house';
import { organiser } from '../support/people';
import { signIn } from '../support/sessions';
import { stationAt } from '../support/station';
import { expect, test } from '../support/web';

type Caller = { request: APIRequestContext; baseURL: string | undefined; cookie?: string; origin?: string };

const post = ({ request, baseURL = '', cookie, origin = baseURL }: Caller, path: string, data: object) =>
  request.post(path, { data, headers: { ...(origin && { origin }), ...(cookie && { cookie }) } });
const codeOf = async (caller: Caller, path: string, data: object) => {
  const answer = await post(caller, path, data);
  return [answer.status(), answer.ok() ? 'ok' : (await answer.json()).code];
};
const REFUSED = [403, 'NOT_ALLOWED'];
/** To nobody: without a device, or with one that was revoked. */
const NOBODY = [401, 'NOT_SIGNED_IN'];

test('a station is served by its own cookie alone, from a page of ours, until it is revoked; it opens no roster', async ({
  request,
  baseURL,
  database,
}) => {
  const house = openHouse(database);
  const { reference } = await ticketHolder(house);
  expectOk(
    await orderBadge(house.scope(organiser, new Date()), { reference, station: 'S2', reason: undefined }),
  );
  const [station, gate] = [await stationAt(house, 'S2'), await stationAt(house, 'S2', { role: 'gate' })];
  const { cookie } = await signIn(database, 'station-doors@forum.example.org', ['organiser', 'gate']);
  const attend = (own: Partial<Caller>) =>
    codeOf({ request, baseURL, ...own }, '/gate/station/attend', { isTaking: true });
  const mine = { cookie: `device=${station.token}` };
  expect(await attend({})).toEqual(NOBODY);
  expect(await attend({ cookie: `${cookie.name}=${cookie.value}` })).toEqual(REFUSED);
  expect(await attend({ cookie: `device=${gate.token}` })).toEqual(REFUSED);
  expect(await attend({ ...mine, origin: 'https://elsewhere.example.org' })).toEqual([
    403,
    'ORIGIN_NOT_ALLOWED',
  ]);
  const caller = { request, baseURL, ...mine };
  const sync = {
    sentAt: new Date().toISOString(),
    cursor: null,
    configVersion: null,
    records: [],
    queued: 0,
    people: 0,
  };
  expect(await codeOf(caller, '/gate/sync', sync)).toEqual(REFUSED);
  const desk = await (await post(caller, '/gate/station/attend', { isTaking: true })).json();
  expect(desk.inHand.person.reference).toBe(reference);
  // All that the gates may know of a person, and nothing else.
  expect(Object.keys(desk.inHand.person).sort()).toEqual(
    ['category', 'country', 'delegation', 'nameLatin', 'nameNative', 'reference'].sort(),
  );
  const order = { id: desk.inHand.id, format: 'a6' };
  expect(await codeOf({ request, baseURL }, '/gate/station/badge', order)).toEqual(NOBODY);
  expect(await codeOf(caller, '/gate/station/badge', { ...order, format: 'a1' })).toEqual([
    422,
    'INVALID_INPUT',
  ]);
  expect(await codeOf(caller, '/gate/station/badge', { ...order, id: newId() })).toEqual([409, 'ORDER_GONE']);
  const badge = await post(caller, '/gate/station/badge', order);
  expect([
    badge.status(),
    badge.headers()['cache-control'],
    (await badge.body()).subarray(0, 5).toString(),
  ]).toEqual([200, 'private, no-store', '%PDF-']);
  expect(await codeOf(caller, '/gate/station/badge', order)).toEqual([409, 'ORDER_GONE']);
  await database.db
    .update(device)
    .set({ revokedAt: new Date(), revokedBy: 'system:test' })
    .where(eq(device.id, station.id));
  expect(await attend(mine)).toEqual(NOBODY);
  expect(await codeOf(caller, '/gate/station/settle', { id: order.id, outcome: 'came_out' })).toEqual(NOBODY);
});
