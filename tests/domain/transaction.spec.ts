import { sql } from 'drizzle-orm';
import { auditFact, challenge, idempotentAnswer, rateLimit, session } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { requestSignIn, signInByLink } from '@/lib/auth/commands';
import { anonymous } from '@/lib/core/actor';
import { ok, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, sendLast, type TxScope } from '@/lib/core/scope';
import { once } from '@/lib/idempotency/commands';
import { submit } from '@/lib/registration/commands';
import { forgetWhatIsOver } from '@/lib/worker/upkeep';
import { expect, test } from '../support/house';
import { application, daysLater } from '../support/people';

const note = (tx: TxScope, action: string) => record(tx, { action, subject: 'test:1' });

test('a returned refusal rolls everything back', async ({ house }) => {
  const refused = await inTransaction(house.scope(), async (tx) => {
    await note(tx, 'test.lost');
    return refuse('POOL_FULL', { why: 1 });
  });
  expect(refused).toEqual({ ok: false, refusal: { code: 'POOL_FULL', details: { why: 1 } } });
  expect(await house.facts('test:1')).toEqual([]);
});

test('a refusal inside undoes its own part; the outer decides about the whole', async ({ house }) => {
  await inTransaction(house.scope(), async (tx) => {
    await note(tx, 'test.before');
    const inner = await inTransaction(tx, async (deeper) => {
      await note(deeper, 'test.undone');
      return refuse('POOL_FULL');
    });
    expect(inner.ok).toBe(false);
    await inTransaction(tx, async (deeper) => ok(await note(deeper, 'test.after')));
    return ok(undefined);
  });
  expect((await house.facts('test:1')).map(({ action }) => action)).toEqual(['test.before', 'test.after']);
});

test('an error inside can be caught without losing what came before it', async ({ house }) => {
  await inTransaction(house.scope(), async (tx) => {
    await note(tx, 'test.before');
    const broken = inTransaction(tx, async (deeper) => ok(await deeper.db.execute(sql`SELECT 1 / 0`)));
    await expect(broken).rejects.toThrow();
    return ok(undefined);
  });
  expect(await house.facts('test:1')).toHaveLength(1);
});

test('a statement left to the end belongs to the transaction: its failure undoes the whole and is the reason told', async ({
  house,
}) => {
  const failing = (scope: Scope | TxScope) =>
    inTransaction(scope, async (tx) => {
      await note(tx, 'test.lost');
      sendLast(tx, tx.db.execute(sql`SELECT 1 / 0`));
      return ok(undefined);
    });
  await expect(failing(house.scope())).rejects.toMatchObject({ cause: { code: '22012' } });
  await inTransaction(house.scope(), async (tx) => {
    await note(tx, 'test.before');
    await expect(failing(tx)).rejects.toMatchObject({ cause: { code: '22012' } });
    return ok(undefined);
  });
  expect((await house.facts('test:1')).map(({ action }) => action)).toEqual(['test.before']);
});

test('a statement left to the end is done when the transaction is', async ({ house }) => {
  await inTransaction(house.scope(), async (tx) => ok(sendLast(tx, note(tx, 'test.last'))));
  expect(await house.facts('test:1')).toHaveLength(1);
});

test('a connection that breaks in the middle is an error of that command, and of nothing else', async ({
  house,
}) => {
  const broken = inTransaction(house.scope(), async (tx) => {
    await note(tx, 'test.lost');
    const { rows } = await tx.db.execute<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
    await house.db.execute(sql`SELECT pg_terminate_backend(${rows[0]?.pid})`);
    await note(tx, 'test.lost-too');
    return ok(undefined);
  });
  await expect(broken).rejects.toThrow();
  expect((await house.submit()).status).toBe('submitted');
  expect(await house.facts('test:1')).toEqual([]);
});

test('facts of one transaction keep the order in which they happened', async ({ house }) => {
  const actions = Array.from({ length: 30 }, (_, position) => `test.step-${position}`);
  await inTransaction(house.scope(), async (tx) => {
    for (const action of actions) await note(tx, action);
    return ok(undefined);
  });
  expect((await house.facts('test:1')).map(({ action }) => action)).toEqual(actions);
});

test('upkeep forgets what is over, and nothing else', async ({ house }) => {
  await house.submit(application({ email: 'ana@example.org' }));
  await requestSignIn(house.scope(anonymous), { email: 'ana@example.org', locale: 'en' });
  await signInByLink(house.scope(anonymous), (await house.secretsFor('ana@example.org')).linkToken);
  await once(house.scope(), { key: 'k', body: 1 }, (tx) => submit(tx, application()));
  await house.db.insert(rateLimit).values({ key: 'x', points: 1, expire: daysLater(1).getTime() });
  const counts = async () => {
    const tables = [challenge, session, idempotentAnswer, rateLimit, auditFact];
    const rows = await Promise.all(tables.map((table) => house.db.select().from(table)));
    return rows.map(({ length }) => length).slice(0, 4);
  };
  const facts = (await house.db.select().from(auditFact)).length;
  await forgetWhatIsOver(house.scope());
  expect(await counts()).toEqual([2, 1, 1, 1]);
  await forgetWhatIsOver(house.scope(undefined, daysLater(31)));
  expect(await counts()).toEqual([0, 0, 0, 0]);
  expect(await house.db.select().from(auditFact)).toHaveLength(facts);
});
