import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { idempotentAnswer, registration } from '@/db/schema';
import { clock } from '@/lib/core/clock';
import { expectOk, ok } from '@/lib/core/result';
import { once, onceForMany } from '@/lib/idempotency/commands';
import { submit } from '@/lib/registration/commands';
import { decideMany } from '@/lib/review/commands';
import { breaking } from '../support/crash';
import { expect, type House, test } from '../support/house';
import { application, hoursLater, reviewer } from '../support/people';

const traces = async ({ db }: House) => ({
  answers: await db.$count(idempotentAnswer),
  registrations: await db.$count(registration),
});

for (const how of ['thrown', 'killed'] as const) {
  test(`a request that breaks off before any of its statements leaves nothing, and its repeat works at once (${how})`, async ({
    house,
  }) => {
    const input = application();
    const request = { key: 'k', body: input };
    const send = (scope = house.scope()) => once(scope, request, (tx) => submit(tx, input));
    let broken = 0;
    for (; ; broken++) {
      const answer = await breaking(house, { before: broken, how }, house.scope(), send);
      if (answer) break;
      expect(await traces(house)).toEqual({ answers: 0, registrations: 0 });
    }
    // It broke before its last statement, too: between the effect and the answer, and before the commit.
    expect(broken).toBeGreaterThan(5);
    const start = performance.now();
    const first = expectOk(await send());
    expect(performance.now() - start).toBeLessThan(5000);
    expect(await send()).toEqual(ok(first));
    expect(await traces(house)).toEqual({ answers: 1, registrations: 1 });
    expect(await house.mails()).toHaveLength(1);
    await house.expectSound();
  });
}

const references = async (house: House, count: number) => {
  const made: string[] = [];
  for (let times = 0; times < count; times++) made.push((await house.submit()).reference);
  return made;
};
const approving = (house: House, some: string[], work = decideMany) =>
  onceForMany(house.scope(reviewer), { key: 'k', body: some }, (scope) =>
    work(scope, { references: some, decision: 'approve' }),
  );

test('a bulk decision whose process died half-way is finished by its repeat within seconds, each told once', async ({
  house,
}) => {
  const some = await references(house, 6);
  // What a killed process leaves: half of the work, the key, and no answer.
  expectOk(await decideMany(house.scope(reviewer), { references: some.slice(0, 3), decision: 'approve' }));
  await approving(house, some, async () => ok({ done: [], skipped: [] }));
  await house.db.update(idempotentAnswer).set({ answer: null, touchedAt: clock.now() });
  const start = performance.now();
  const [one, other] = await Promise.all([approving(house, some), approving(house, some)]);
  expect(performance.now() - start).toBeLessThan(15_000);
  const done = new Set([one, other].flatMap((answer) => expectOk(answer).done));
  expect(done).toEqual(new Set(some.slice(3)));
  expect(await house.states(some)).toEqual(Array(6).fill('approved'));
  expect(await house.mails('approved')).toHaveLength(6);
  await house.expectSound();
});

test('a repeat waits for work that takes longer than the patience with the dead, and gets its answer', async ({
  house,
}) => {
  const some = await references(house, 2);
  let runs = 0;
  const slowly: typeof decideMany = async (scope, input) => {
    runs += 1;
    await sleep(6500);
    return decideMany(scope, input);
  };
  const first = approving(house, some, slowly);
  await expect.poll(() => runs).toBe(1);
  const [answer, repeated] = await Promise.all([first, approving(house, some, slowly)]);
  expect(repeated).toEqual(answer);
  expect(runs).toBe(1);
  expect(await house.mails('approved')).toHaveLength(2);
});

test('work that was taken for dead and breaks later leaves the answer of the repeat', async ({ house }) => {
  const some = await references(house, 2);
  const { promise: isBroken, reject: breakOff } = Promise.withResolvers<never>();
  let hasBegun = false;
  const late = approving(house, some, () => {
    hasBegun = true;
    return isBroken;
  });
  await expect.poll(() => hasBegun).toBe(true);
  const isDead = house.db.update(idempotentAnswer).set({ touchedAt: hoursLater(-1, clock.now()) });
  const repeat = await isDead.then(() => approving(house, some));
  expect(expectOk(repeat).done).toEqual(some);
  breakOff(new Error('broken'));
  await expect(late).rejects.toThrow('broken');
  expect(await approving(house, some)).toEqual(repeat);
  const [kept] = await house.db.select().from(idempotentAnswer).where(eq(idempotentAnswer.key, 'k'));
  expect(kept?.answer).not.toBeNull();
});
