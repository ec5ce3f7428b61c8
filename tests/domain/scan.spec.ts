import { edition, scan } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { referencesBehind } from '@/lib/dashboard/audit';
import { scanFound, scanTicket } from '@/lib/gate/commands';
import { findAtGate } from '@/lib/gate/queries';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { spaced } from '@/lib/ticket/rules';
import { expect, type House, test } from '../support/house';
import {
  application,
  delegate,
  gateStaff,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';

const reading = (own: Record<string, unknown> = {}) => ({
  id: newId(),
  gate: 'N2',
  direction: 'entry' as const,
  scannedAt: NOW,
  ...own,
});

async function approved(house: House, own: Record<string, unknown> = {}) {
  const { id, reference } = await house.submit(application(own));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  return { id, reference, code: (await ticketOf(house, id))?.code ?? '' };
}

const scanning = (house: House, code: string, own: Record<string, unknown> = {}) =>
  scanTicket(house.scope(gateStaff, minutesLater(60)), { code, ...reading(own) });

test('the way of one person: welcome, already in, out, not inside, back again', async ({ house }) => {
  const { code } = await approved(house);
  const story = [
    ['entry', 'N2', 'admit', 'welcome'],
    ['entry', 'S1', 'help_desk', 'already_in'],
    ['exit', 'S1', 'admit', 'goodbye'],
    ['exit', 'S1', 'help_desk', 'not_inside'],
    ['entry', 'N1', 'admit', 'welcome_back'],
  ] as const;
  for (const [minute, [direction, gate, verdict, reason]] of story.entries()) {
    const answer = expectOk(
      await scanning(house, code, { direction, gate, scannedAt: minutesLater(minute) }),
    );
    expect(answer).toMatchObject({ verdict, reason });
    expect(answer.firstScan).toEqual(minute === 0 ? undefined : { at: NOW.toISOString(), gate: 'N2' });
  }
  expect(await house.db.select().from(scan)).toHaveLength(5);
});

test('gate staff see name, category, delegation and country, and nothing else', async ({ house }) => {
  const { code, reference } = await approved(house, {
    nameNative: '李娜',
    delegation: 'Пекин',
    diet: 'halal',
  });
  expect(expectOk(await scanning(house, spaced(code))).person).toEqual({
    reference,
    nameLatin: 'Na Li',
    nameNative: '李娜',
    category: 'DEL',
    delegation: 'Beijing',
    country: 'CN',
  });
});

test('codes that admit nobody are answered by what is wrong with them, and kept', async ({ house }) => {
  const { code, reference } = await approved(house);
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'reset' }));
  const cases = [
    [code, 'stop', 'revoked'],
    ['0'.repeat(22), 'help_desk', 'unknown_code'],
    ['https://example.org/malware', 'help_desk', 'unknown_code'],
    ['\u0000', 'help_desk', 'unknown_code'],
  ] as const;
  for (const [scanned, verdict, reason] of cases) {
    expect(expectOk(await scanning(house, scanned))).toMatchObject({ verdict, reason });
  }
  const kept = await house.db.select().from(scan);
  expect(kept.map((row) => row.reason)).toEqual(cases.map(([, , reason]) => reason));
  expect(JSON.stringify(kept)).not.toContain(code);
});

test('a ticket of another edition is sent to the desk without a name', async ({ house }) => {
  const { code } = await approved(house);
  const [last] = await house.db.select().from(edition);
  await house.db.update(edition).set({ isCurrent: false });
  await house.db
    .insert(edition)
    .values({ ...last, id: newId(), key: '2028', isCurrent: true } as typeof edition.$inferInsert);
  await house.db.execute(
    `WITH mine AS (INSERT INTO zone (edition_id, key, name, position)
       SELECT (SELECT id FROM edition WHERE is_current), key, name, position FROM zone)
     INSERT INTO gate SELECT (SELECT id FROM edition WHERE is_current), key, name, zone FROM gate`,
  );
  expect(expectOk(await scanning(house, code))).toEqual({ verdict: 'help_desk', reason: 'other_edition' });
});

test('the same id always gets the same answer and makes one record, whatever has changed since', async ({
  house,
}) => {
  const { code, reference } = await approved(house);
  const id = newId();
  const first = expectOk(await scanning(house, code, { id }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'cancel' }));
  expect(expectOk(await scanning(house, code, { id }))).toEqual(first);
  expect(expectOk(await scanning(house, 'another code', { id, gate: 'S2' }))).toEqual(first);
  expect(await house.db.select().from(scan)).toHaveLength(1);
  expect(await house.facts(`scan:${id}`)).toMatchObject([
    { action: 'ticket.scanned', after: { verdict: 'admit', reason: 'welcome', gate: 'N2' } },
  ]);
});

test('a reading made offline counts from when it was made, not from when it came', async ({ house }) => {
  const { code } = await approved(house);
  const readings = [
    ['entry', 0, false, 'welcome'],
    ['exit', 30, false, 'goodbye'],
    // Made while the person was inside; it comes late, and makes nobody be inside again.
    ['entry', 10, true, 'already_in'],
    ['entry', 40, false, 'welcome_back'],
  ] as const;
  for (const [direction, minute, offline, reason] of readings) {
    const answer = await scanning(house, code, { direction, scannedAt: minutesLater(minute), offline });
    expect(expectOk(answer).reason).toBe(reason);
  }
});

test('only who works at a gate may scan, and only at a gate that exists', async ({ house }) => {
  const { code } = await approved(house);
  for (const actor of [anonymous, reviewer, delegate('ana@example.org'), tokenWith('registrations:read')]) {
    expect(await scanTicket(house.scope(actor), { code, ...reading() })).toEqual({
      ok: false,
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  expect(await scanning(house, code, { gate: 'X9' })).toEqual({
    ok: false,
    refusal: { code: 'UNKNOWN_GATE' },
  });
  expect(await house.db.select().from(scan)).toEqual([]);
});

test('a person is found in either alphabet, under the wrong keyboard layout and by reference, and admitted', async ({
  house,
}) => {
  const { reference } = await approved(house, {
    nameLatin: { given: 'Iurii', surname: 'Petrov' },
    nameNative: 'Петров Юрий',
  });
  await approved(house, { nameLatin: { given: 'Fatima' }, nameNative: 'فاطمة' });
  for (const typed of ['petrov', 'Петров', 'зуекщм', 'gtnhjd', 'юрий петр', reference]) {
    const found = await findAtGate(house.scope(gateStaff), typed);
    expect(
      found.map(({ person }) => person.reference),
      typed,
    ).toEqual([reference]);
  }
  for (const typed of ['', 'p', '!!!', '%', '__', 'nobody']) {
    expect(await findAtGate(house.scope(gateStaff), typed), typed).toEqual([]);
  }
  expect(await findAtGate(house.scope(reviewer), 'petrov')).toEqual([]);
  const [found] = await findAtGate(house.scope(gateStaff), 'petrov');
  const registrationId = found?.id ?? '';
  const answers = [
    expectOk(await scanFound(house.scope(gateStaff), { registrationId, ...reading() })),
    expectOk(await scanFound(house.scope(gateStaff), { registrationId, ...reading() })),
  ];
  expect(answers.map(({ reason }) => reason)).toEqual(['welcome', 'already_in']);
});

test('who was never approved is not let in by name', async ({ house }) => {
  const { id } = await house.submit();
  const answer = expectOk(await scanFound(house.scope(gateStaff), { registrationId: id, ...reading() }));
  expect(answer.verdict).toBe('help_desk');
});

test('the audit leads from a reading to its record, and from one of an unknown code nowhere', async ({
  house,
}) => {
  const { code, reference } = await approved(house);
  const [known, unknown] = [newId(), newId()];
  expectOk(await scanning(house, code, { id: known }));
  expectOk(await scanning(house, 'no such code', { id: unknown }));
  const behind = await referencesBehind(house.scope(organiser), [`scan:${known}`, `scan:${unknown}`]);
  expect([behind.get(`scan:${known}`), behind.get(`scan:${unknown}`)]).toEqual([reference, undefined]);
});
