import { sql } from 'drizzle-orm';
import { verification } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { askRecount, carryOutRecount, verifyNightly } from '@/lib/verification/commands';
import { lastRecountRun, lastVerification } from '@/lib/verification/queries';
import { expect, type House, test } from '../support/house';
import { daysLater, gateStaff, minutesLater, organiser, NOW as PRESENT, reviewer } from '../support/people';

/** A quarter past three at night on the clock of Moscow. */
const NIGHT = new Date('2027-03-02T00:15:00.000Z');
const rows = (house: House) => house.db.select().from(verification).orderBy(verification.at);

test('of any number who recount in one night one keeps the result, and each night has its own', async ({
  house,
}) => {
  await house.submit();
  const tonight = Array.from({ length: 8 }, (_, at) =>
    verifyNightly(house.scope(undefined, minutesLater(at, NIGHT))),
  );
  expect((await Promise.all(tonight)).filter(Boolean)).toHaveLength(1);
  expect(await verifyNightly(house.scope(undefined, minutesLater(40, NIGHT)))).toBe(false);
  expect(await verifyNightly(house.scope(undefined, daysLater(1, NIGHT)))).toBe(true);
  expect((await rows(house)).map(({ isSound }) => isSound)).toEqual([true, true]);
});

test('by day nobody recounts on his own: the hour is that of the forum’s clock', async ({ house }) => {
  expect(await verifyNightly(house.scope(undefined, minutesLater(-16, NIGHT)))).toBe(false);
  expect(await verifyNightly(house.scope(undefined, minutesLater(45, NIGHT)))).toBe(false);
  expect(await rows(house)).toEqual([]);
});

test('what differs is kept with what it is, and a recount by hand says so when it is mended', async ({
  house,
}) => {
  await house.submit();
  await house.db.execute(sql`UPDATE pool SET held_seats = held_seats + 1 WHERE key = 'domestic'`);
  expect(await verifyNightly(house.scope(undefined, NIGHT))).toBe(true);
  expect(expectOk(await lastVerification(house.scope(reviewer)))).toMatchObject({
    isSound: false,
    faults: [{ code: 'POOL_COUNTER_DIFFERS', detail: { key: 'domestic', counted: 1, holds: 0 } }],
  });
  await house.db.execute(sql`UPDATE pool SET held_seats = held_seats - 1 WHERE key = 'domestic'`);
  const later = minutesLater(10, NIGHT);
  await carryOutRecount(
    house.scope(undefined, later),
    expectOk(await askRecount(house.scope(organiser, later))),
  );
  expect(expectOk(await lastVerification(house.scope(reviewer)))?.isSound).toBe(true);
  expect(await askRecount(house.scope(reviewer))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(await lastVerification(house.scope(gateStaff))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
});

test('at most 400 recounts are kept, the newest', async ({ house }) => {
  await house.db.execute(sql`
    INSERT INTO verification (id, at, is_sound, faults)
    SELECT gen_random_uuid(), ${NIGHT.toISOString()}::timestamptz - n * interval '1 day', true, '[]' FROM generate_series(1, 450) AS n`);
  expect(await verifyNightly(house.scope(undefined, NIGHT))).toBe(true);
  const kept = await rows(house);
  expect([kept.length, kept.at(-1)?.at]).toEqual([400, NIGHT]);
});

test('of any number who ask for a recount all get the same one, and workers who meet carry it out once', async ({
  house,
}) => {
  await house.submit();
  const asked = await Promise.all(Array.from({ length: 6 }, () => askRecount(house.scope(organiser))));
  const [runId = '', ...others] = [...new Set(asked.map(expectOk))];
  expect(others).toEqual([]);
  expect(await house.tasks('verification.recount')).toHaveLength(1);
  expect(expectOk(await lastRecountRun(house.scope(reviewer)))).toMatchObject({
    id: runId,
    finishedAt: null,
  });
  await carryOutRecount(house.scope(), runId);
  await carryOutRecount(house.scope(), runId);
  const [kept, ...more] = await rows(house);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ isSound: true, unsealedFacts: 0 });
  expect(expectOk(await lastRecountRun(house.scope(reviewer)))).toMatchObject({
    verificationId: kept?.id,
    walkedFacts: kept?.sealedFacts,
    allFacts: kept?.sealedFacts,
  });
  expect(expectOk(await askRecount(house.scope(organiser)))).not.toBe(runId);
});

test('a recount whose task was lost can be asked for again after an hour', async ({ house }) => {
  const runId = expectOk(await askRecount(house.scope(organiser)));
  expect(expectOk(await askRecount(house.scope(organiser, minutesLater(70, PRESENT))))).toBe(runId);
  expect(await house.tasks('verification.recount')).toHaveLength(2);
});

test('a recount finds a broken chain, and names the number that broke first', async ({ house }) => {
  for (let times = 0; times < 4; times++) await house.submit();
  await carryOutRecount(house.scope(), expectOk(await askRecount(house.scope(organiser))));
  await house.db.execute(sql`ALTER TABLE audit_fact DISABLE TRIGGER USER`);
  await house.db.execute(
    sql`UPDATE audit_fact SET actor = 'system:other' WHERE id = (SELECT fact_id FROM audit_seal WHERE position = 3)`,
  );
  await carryOutRecount(house.scope(), expectOk(await askRecount(house.scope(organiser))));
  expect(expectOk(await lastVerification(house.scope(organiser)))).toMatchObject({
    isSound: false,
    sealedFacts: 2,
    faults: [{ code: 'AUDIT_CHAIN_BROKEN', detail: { position: 3, fault: 'altered' } }],
  });
});
