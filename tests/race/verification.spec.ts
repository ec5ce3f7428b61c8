import { sql } from 'drizzle-orm';
import { verification } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { recountNow, verifyNightly } from '@/lib/verification/commands';
import { lastVerification } from '@/lib/verification/queries';
import { expect, type House, test } from '../support/house';
import { daysLater, gateStaff, minutesLater, organiser, reviewer } from '../support/people';

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
  expect(expectOk(await recountNow(house.scope(organiser, minutesLater(10, NIGHT))))).toEqual({
    isSound: true,
  });
  expect(expectOk(await lastVerification(house.scope(reviewer)))?.isSound).toBe(true);
  expect(await recountNow(house.scope(reviewer))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
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
