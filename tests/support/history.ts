import { sql } from 'drizzle-orm';
import { expectAgreeing } from './agree';
import { breaking } from './crash';
import type { Database } from './database';
import { expect } from './house';
import type { Person } from './model';
import { organiser } from './people';
import type { History } from './step';
import { actOf } from './steps';
import {
  beginHistory,
  callable,
  expectAgreement,
  expectSound,
  overbooking,
  scopeOf,
  type World,
} from './world';

/**
 * Lives a history in a house and in the model, and holds the one to the other after every step; the list moves at the end.
 * Tells how many could sit then.
 */
export async function live(database: Database, history: History): Promise<number> {
  const world = await beginHistory(database);
  for (const step of history) await take(world, step);
  const called = callable(world).length;
  await take(world, { do: 'promote' });
  await expectSound(world);
  return called;
}

async function take(world: World, step: History[number]): Promise<void> {
  world.minutes += 1;
  const act = actOf(world, step);
  if (!act) return;
  const before = overbooking(world);
  const called = callable(world);
  const scope = scopeOf(world, organiser);
  const crash = act.isOfMany ? undefined : step.crash;
  const answers = crash
    ? await breaking(world.database, crash, scope, (fused) => act.real(fused))
    : await act.real(scope);
  if (answers) {
    const told = answers.map((one) => (one.ok ? 'ok' : one.refusal.code));
    expectAgreeing(told, act.ideal(), step.do);
    if (step.do === 'promote')
      await world.database.db.execute(sql`DELETE FROM graphile_worker._private_jobs`);
  }
  const wakes = await expectAgreement(world);
  // A task of an earlier step may have run already: whoever can sit by this one is called by this one.
  const isCalled = callable(world).every((one) => called.includes(one)) || wakes > world.wakes;
  expectAgreeing(isCalled, true, `somebody can sit after ${step.do}, and the list is not woken`);
  world.wakes = wakes;
  expectNoOverselling(world, step, before);
  if (step.do === 'promote' && answers) expectAgreeing(callable(world), []);
  if (mayOvertake(step)) expectNoOvertaking(world, called);
}

const BY_SIZE = ['resize', 'release', 'cap', 'byHand'];
/** Only a smaller size, a larger reserve and a seat forced by hand pass a limit. */
function expectNoOverselling(world: World, step: History[number], before: Map<string, number>): void {
  if (BY_SIZE.includes(step.do)) return;
  for (const [key, by] of overbooking(world)) {
    const most = Math.max(0, before.get(key) ?? 0);
    if (by > most) expect(by, `${key} after ${step.do}`).toBeLessThanOrEqual(most);
  }
}

/** Who leaves the list frees a party that waited for a seat of theirs, and the party may then go before those behind it. */
const LEAVES: string[] = ['reject', 'cancel'];
const mayOvertake = (step: History[number]): boolean =>
  step.do === 'decide' ? !LEAVES.includes(step.decision) : ['submit', 'makeCode'].includes(step.do);

/** Whoever on the list could have sat before somebody else came can sit afterwards, or does. */
function expectNoOvertaking(world: World, before: Person[]): void {
  const now = new Set(callable(world));
  const passedOver = before.filter((one) => one.place && !now.has(one));
  expectAgreeing(
    passedOver.map(({ email }) => email),
    [],
  );
}
