import { connect } from '@/db/client';
import { rateLimit } from '@/db/schema';
import { spend, spendFrom } from '@/lib/limit/commands';
import { LIMITS, registrationLimit } from '@/lib/limit/rules';
import { expect, test } from '../support/house';

const THREE = { name: 'three', points: 3, seconds: 60 };

test('a limit counts per who, and says when to try again', async ({ house }) => {
  for (let times = 0; times < 3; times++) expect((await spend(house.db, THREE, 'here')).ok).toBe(true);
  const refused = await spend(house.db, THREE, 'here');
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'TOO_MANY_REQUESTS' } });
  const seconds = refused.ok ? 0 : Number(refused.refusal.details?.retryAfterSeconds);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await spend(house.db, THREE, 'there')).ok).toBe(true);
});

test('several instances count together', async ({ house }) => {
  const other = connect(house.url, { max: 2 });
  const tries = await Promise.all(
    Array.from({ length: 8 }, (_, position) => spend(position % 2 ? other.db : house.db, THREE, 'here')),
  );
  await other.close();
  expect(tries.filter(({ ok }) => ok)).toHaveLength(3);
});

test('without a database nobody gets through', async ({ house }) => {
  const gone = connect(house.url, { max: 1 });
  await gone.close();
  await expect(spend(gone.db, LIMITS.signInByAddress, 'ana@example.org')).rejects.toThrow();
});

test('who it counts is kept only as a keyed hash', async ({ house }) => {
  await spend(house.db, LIMITS.signInByAddress, 'ana@example.org');
  await spend(house.db, registrationLimit(600), '192.0.2.7');
  const rows = JSON.stringify(await house.db.select().from(rateLimit));
  expect(rows).not.toMatch(/ana|192\.0\.2/);
});

test('an address that is used up leaves its neighbours the rest of the network, and no more', async ({
  house,
}) => {
  const limit = { name: 'near', points: 3, seconds: 60, perNetwork: 2 };
  const tries = async (address: string) => {
    const spent = [];
    for (let times = 0; times < 4; times++) spent.push((await spendFrom(house.db, limit, address)).ok);
    return spent.filter(Boolean).length;
  };
  expect(await tries('192.0.2.1')).toBe(3);
  expect(await tries('192.0.2.2')).toBe(3);
  expect(await tries('192.0.2.3')).toBe(0);
  expect(await tries('192.0.3.3')).toBe(3);
  expect(await tries('2001:db8:1:1::1')).toBe(3);
  expect(await tries('2001:db8:1:1::2')).toBe(0);
  expect(await tries('2001:db8:1:2::1')).toBe(3);
  expect(await tries('2001:db8:1:3::1')).toBe(0);
});

test('a flood that is refused asks the database no more', async ({ house }) => {
  const limit = { name: 'flood', points: 3, seconds: 60, perNetwork: 2 };
  for (let times = 0; times < 5; times++) await spendFrom(house.db, limit, '192.0.2.1');
  const counted = await house.db.select().from(rateLimit);
  for (let times = 0; times < 50; times++) {
    expect((await spendFrom(house.db, limit, '192.0.2.1')).ok).toBe(false);
  }
  expect(await house.db.select().from(rateLimit)).toEqual(counted);
});
