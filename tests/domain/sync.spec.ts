import { device, scan, scanUndo, zone } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { hashToken, newToken } from '@/lib/core/token';
import { enrol } from '@/lib/device/commands';
import { deviceKey, deviceOf } from '@/lib/device/queries';
import { currentEdition } from '@/lib/edition/queries';
import { forgetGround } from '@/lib/gate/ground';
import { rosterHash } from '@/lib/gate/roster';
import { syncDevice } from '@/lib/gate/syncing';
import { enrolled, reading, talk } from '../support/device';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/house';
import { minutesLater } from '../support/people';

test('a one-time code makes one device, once, and only while it is young', async ({ house }) => {
  const { code, deviceId, token } = await enrolled(house);
  expect(await enrol(house.scope(), { code })).toMatchObject({ refusal: { code: 'ENROLMENT_USED' } });
  expect(await enrol(house.scope(), { code: newToken() })).toMatchObject({
    refusal: { code: 'ENROLMENT_USED' },
  });
  const [row] = await house.db.select().from(device);
  expect(row).toMatchObject({ id: deviceId, name: 'Tablet N2', gate: 'N2', tokenHash: hashToken(token) });
  expect(await deviceKey(house.scope((await deviceOf(house.db, token))?.actor))).toMatch(/^[\w+/]{43}=$/);
  expect(await house.facts(`device:${deviceId}`)).toMatchObject([
    { action: 'device.enrolled', actor: 'person:organiser' },
  ]);
});

test('a device learns of everybody in its roster, and afterwards of what has changed', async ({ house }) => {
  const { actor } = await enrolled(house);
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  const { id: editionId } = await currentEdition(house);
  const first = await talk(house, actor, []);
  expect(first.isFromNothing).toBe(true);
  expect(first.people).toHaveLength(1);
  expect(first.people[0]).toMatchObject({
    id: ana.registrationId,
    state: 'approved',
    tickets: [{ hash: rosterHash(editionId, ana.code), status: 'active', endedAt: null }],
    presence: [],
  });
  expect(JSON.stringify(first)).not.toContain(ana.code);
  expect(JSON.stringify(first)).not.toContain('ana@example.org');
  const { cursor } = first;
  // Somebody else may be at work in the same database server: then the same is told once more.
  const again = await talk(house, actor, [], { cursor });
  expect(again).toMatchObject({ gone: [], isFromNothing: false });
  for (const person of again.people) expect(person).toEqual(first.people[0]);
  const taken = await talk(house, actor, [reading({ code: ana.code })], { cursor });
  expect(taken.answers).toMatchObject([{ answer: { verdict: 'admit', reason: 'welcome' } }]);
  expect(taken.people.at(-1)?.presence).toMatchObject([{ zone: 'VENUE', direction: 'entry', gate: 'N2' }]);
  expect(taken.inside).toEqual({ VENUE: 1 });
  await ana.cancel();
  const told = await talk(house, actor, [], { cursor: taken.cursor });
  expect(told.people.at(-1)).toMatchObject({ state: 'cancelled', tickets: [{ status: 'revoked' }] });
});

test('a change that commits after a later one was told is not missed', async ({ house }) => {
  const { actor } = await enrolled(house);
  const ana = await ticketHolder(house, { email: 'ana@example.org' });
  const li = await ticketHolder(house, { email: 'li@example.org' });
  const { cursor } = await talk(house, actor, []);
  const late = await house.pool.connect();
  try {
    await late.query('BEGIN');
    await late.query(
      `UPDATE ticket SET status = 'revoked', ended_at = now() WHERE registration_id = '${ana.registrationId}'`,
    );
    await li.cancel();
    const early = await talk(house, actor, [], { cursor });
    expect(early.people.map(({ id }) => id)).toContain(li.registrationId);
    await late.query('COMMIT');
    const after = await talk(house, actor, [], { cursor: early.cursor });
    const told = after.people.find(({ id }) => id === ana.registrationId);
    expect(told?.tickets).toMatchObject([{ status: 'revoked' }]);
  } finally {
    late.release();
  }
});

test('a record that is none is refused alone, and a repeated one finds its answer', async ({ house }) => {
  const { actor } = await enrolled(house);
  const ana = await ticketHolder(house);
  const good = reading({ code: ana.code });
  const poisoned = { id: 'poison', code: ['x'] };
  const elsewhere = reading({ code: ana.code, gate: 'nowhere' });
  const { answers } = await talk(house, actor, [poisoned, elsewhere, good]);
  expect(answers).toMatchObject([
    { id: 'poison', refused: 'INVALID_INPUT' },
    { refused: 'UNKNOWN_GATE' },
    { id: good.id, answer: { reason: 'welcome' } },
  ]);
  await ana.cancel();
  const again = await talk(house, actor, [good, good]);
  expect(again.answers).toEqual([answers[2], answers[2]]);
  expect(await house.db.select().from(scan)).toHaveLength(1);
});

test('a reading is taken back by its own device within a quarter of an hour, once', async ({ house }) => {
  const [own, other] = [await enrolled(house, 'N2'), await enrolled(house, 'S1')];
  const ana = await ticketHolder(house);
  const made = reading({ code: ana.code });
  const { cursor } = await talk(house, own.actor, [made]);
  expect((await talk(house, other.actor, [{ undo: made.id }])).answers).toMatchObject([
    { refused: 'NOT_ALLOWED' },
  ]);
  const undone = await talk(house, own.actor, [{ undo: made.id }, { undo: made.id }], { cursor });
  expect(undone.answers).toEqual([
    { id: made.id, answer: { undone: made.id } },
    { id: made.id, refused: 'ALREADY_UNDONE' },
  ]);
  expect(undone.inside).toEqual({ VENUE: 0 });
  expect(undone.people).toMatchObject([{ id: ana.registrationId, presence: [] }]);
  expect(await house.db.select().from(scanUndo)).toHaveLength(1);
  const again = await talk(house, own.actor, [reading({ code: ana.code })]);
  expect(again.answers).toMatchObject([{ answer: { reason: 'welcome' } }]);
  const late = await syncDevice(house.scope(own.actor, minutesLater(60)), {
    sentAt: minutesLater(60),
    cursor: null,
    configVersion: null,
    rosterAt: null,
    queued: 1,
    people: 0,
    records: [{ undo: (again.answers[0] as { id: string }).id }],
  });
  expect(expectOk(late).answers).toMatchObject([{ refused: 'UNDO_OVER' }]);
});

test('a zone takes as many as it may, also by readings that come at once, and lets in again who has left', async ({
  house,
}) => {
  await house.db.update(zone).set({ mostInside: 1 });
  forgetGround(house);
  const { actor } = await enrolled(house);
  const [ana, li] = [
    await ticketHolder(house, { email: 'ana@example.org' }),
    await ticketHolder(house, { email: 'li@example.org' }),
  ];
  const at = (minute: number, own: Record<string, unknown>) =>
    reading({ ...own, scannedAt: minutesLater(minute).toISOString() });
  const { answers } = await talk(house, actor, [
    at(1, { code: ana.code }),
    at(2, { code: li.code }),
    at(3, { code: ana.code, direction: 'exit' }),
    at(4, { code: li.code }),
  ]);
  expect(
    answers.map((one) => ('answer' in one && 'reason' in one.answer ? one.answer.reason : 'refused')),
  ).toEqual(['welcome', 'zone_full', 'goodbye', 'welcome']);
});

test('the roster begins anew for a cursor of another edition or of a database that is no more', async ({
  house,
}) => {
  const { actor } = await enrolled(house);
  await ticketHolder(house);
  const { cursor } = await talk(house, actor, []);
  const [editionId = ''] = cursor.split('.');
  for (const foreign of [`${newId()}.1.1.`, `${editionId}.99999999999.99999999999.`, 'nonsense']) {
    const told = await talk(house, actor, [], { cursor: foreign });
    expect(told.isFromNothing).toBe(true);
    expect(told.people).toHaveLength(1);
  }
});
