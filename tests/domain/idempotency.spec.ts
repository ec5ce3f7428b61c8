import { idempotentAnswer } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { ok, refuse } from '@/lib/core/result';
import { once, onceForMany } from '@/lib/idempotency/commands';
import { submit } from '@/lib/registration/commands';
import { expect, test } from '../support/house';
import { application, minutesLater, organiser, tokenWith } from '../support/people';

const request = (body: unknown = { a: 1 }, key = 'key-1') => ({ key, body });

test('a repeat gets the first answer and causes nothing', async ({ house }) => {
  const input = application();
  const send = () => once(house.scope(), request(), (tx) => submit(tx, input));
  const first = await send();
  expect(first).toMatchObject({ ok: true, value: { status: 'submitted' } });
  expect(await send()).toEqual(first);
  expect(await house.mails()).toHaveLength(1);
});

test('the same key with another body is refused', async ({ house }) => {
  await once(house.scope(), request(), async () => ok('first'));
  const reused = { ok: false, refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } };
  expect(await once(house.scope(), request({ a: 2 }), async () => ok('second'))).toEqual(reused);
  expect(await onceForMany(house.scope(), request({ a: 2 }), async () => ok('second'))).toEqual(reused);
});

test('keys of different callers have nothing to do with each other', async ({ house }) => {
  const answers = [anonymous, organiser, tokenWith('review')].map((actor, position) =>
    once(house.scope(actor), request(), async () => ok(position)),
  );
  expect(await Promise.all(answers)).toEqual([ok(0), ok(1), ok(2)]);
});

test('a refusal is not kept: the next try is judged afresh', async ({ house }) => {
  for (const keep of [once, onceForMany]) {
    expect(await keep(house.scope(), request(), async () => refuse('POOL_FULL'))).toMatchObject({
      ok: false,
    });
    expect(await house.db.select().from(idempotentAnswer)).toEqual([]);
  }
  expect(await once(house.scope(), request(), async () => ok('now'))).toEqual(ok('now'));
});

test('work that breaks keeps no key and no effect', async ({ house }) => {
  const broken = once(house.scope(), request(), async (tx) => {
    await submit(tx, application());
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  const brokenForMany = onceForMany(house.scope(), request(), () => Promise.reject(new Error('broken')));
  await expect(brokenForMany).rejects.toThrow('broken');
  expect(await house.db.select().from(idempotentAnswer)).toEqual([]);
  expect(await house.mails()).toEqual([]);
});

test('an answer of nothing is an answer, too', async ({ house }) => {
  let effects = 0;
  for (const keep of [once, onceForMany]) {
    for (let times = 0; times < 2; times++) {
      const answer = await keep(house.scope(), request(undefined, keep.name), async () => {
        effects += 1;
        return ok(undefined);
      });
      expect(answer.ok).toBe(true);
    }
  }
  expect(effects).toBe(2);
});

test('work of many transactions that died without an answer is gone over again', async ({ house }) => {
  const scope = { ...house.scope(), now: minutesLater(-2, clock.now()) };
  const body = { references: ['a'] };
  await onceForMany(scope, request(body), async () => ok('lost'));
  await house.db.update(idempotentAnswer).set({ answer: null });
  expect(await onceForMany(house.scope(), request(body), async () => ok('again'))).toEqual(ok('again'));
  expect(await onceForMany(house.scope(), request(body), async () => ok('third'))).toEqual(ok('again'));
});
