import { count, eq } from 'drizzle-orm';
import { hold, registration, scan, waiting } from '@/db/schema';
import { verify } from '@/lib/dashboard/verify';
import { changeSettings } from '@/lib/edition/commands';
import { currentEdition } from '@/lib/edition/queries';
import { poolStates } from '@/lib/pool/queries';
import { seedRegistrations } from '@/lib/seed/commands';
import { type Database, expect, test } from '@/tests/support/database';

const states = async ({ scope }: Database): Promise<Record<string, number>> => {
  const rows = await scope()
    .db.select({ state: registration.state, people: count() })
    .from(registration)
    .groupBy(registration.state);
  return Object.fromEntries(rows.map(({ state, people }) => [state, people]));
};

test('seeded people go through the same rules: states, seats and tickets agree', async ({ database }) => {
  const seeded = await seedRegistrations(database.scope(), { count: 100, randomSeed: 1 });
  expect(seeded).toMatchObject({ submitted: 100, waitlisted: 0, refused: 0, arrived: 0 });
  const now = await states(database);
  expect(Object.values(now).reduce((sum, people) => sum + people, 0)).toBe(100);
  expect(now.approved).toBeGreaterThan(50);
  expect(now.submitted).toBeGreaterThan(18);
  expect(now.rejected).toBeGreaterThan(2);
  const { db } = database.scope();
  const [held] = await db.select({ seats: count() }).from(hold);
  expect(held?.seats).toBe(100 - (now.rejected ?? 0) - (now.withdrawn ?? 0));
});

test('people apply at their own times, within the window, and only they confirm who may not', async ({
  database,
}) => {
  await seedRegistrations(database.scope(), { count: 100, randomSeed: 1 });
  const rows = await database.scope().db.select().from(registration);
  const { registrationOpensAt } = await currentEdition(database.scope());
  expect(new Set(rows.map(({ submittedAt }) => submittedAt.getTime())).size).toBeGreaterThan(95);
  expect(rows.filter(({ submittedAt }) => submittedAt < registrationOpensAt)).toEqual([]);
  const unconfirmed = rows.filter(({ emailConfirmedAt }) => !emailConfirmedAt);
  expect(unconfirmed).toHaveLength(1);
});

test('the same seed again adds nobody, another seed adds all', async ({ database }) => {
  await seedRegistrations(database.scope(), { count: 60, randomSeed: 1 });
  const again = await seedRegistrations(database.scope(), { count: 60, randomSeed: 1 });
  // Who has withdrawn may apply again.
  expect(again.refused).toBeGreaterThan(55);
  const others = await seedRegistrations(database.scope(), { count: 60, randomSeed: 2 });
  expect(others).toMatchObject({ submitted: 60, refused: 0 });
});

test('with a full forum the last wait, and those who arrived were admitted once', async ({ database }) => {
  const seeded = await seedRegistrations(database.scope(), { count: 100, randomSeed: 1, isForDemo: true });
  expect(seeded.waitlisted).toBe(3);
  expect(seeded.arrived).toBeGreaterThan(4);
  const { db } = database.scope();
  const [list] = await db.select({ people: count() }).from(waiting);
  expect(list?.people).toBe(3);
  const scans = await db.select().from(scan).where(eq(scan.verdict, 'admit'));
  expect(scans).toHaveLength(seeded.arrived);
  const { id } = await currentEdition(database.scope());
  const pools = await poolStates(database.scope(), id);
  expect(pools.find(({ key }) => key === 'domestic')).toMatchObject({ available: 0, waiting: 3 });
  expect(pools.find(({ key }) => key === 'international')?.available).toBeGreaterThan(1000);
});

test('while registration is closed nobody is seeded', async ({ database }) => {
  const scope = database.scope();
  const { id } = await currentEdition(scope);
  const opensAt = new Date(scope.now.getTime() + 3_600_000);
  const closesAt = new Date(scope.now.getTime() + 7_200_000);
  await changeSettings(scope, id, { registrationOpensAt: opensAt, registrationClosesAt: closesAt });
  const seeded = await seedRegistrations(scope, { count: 20, randomSeed: 1 });
  expect(seeded).toMatchObject({ submitted: 0, refused: 20 });
});

test('after seeding seats, states, list and audit agree', async ({ database }) => {
  await seedRegistrations(database.scope(), { count: 100, randomSeed: 4, isForDemo: true });
  expect((await verify(database.scope())).faults).toEqual([]);
});
