import { and, eq } from 'drizzle-orm';
import { auditFact, authenticator } from '@/db/schema';
import { countingActor } from '@/lib/auth/standing';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { beginApp, confirmApp, proveByApp } from '@/lib/factor/authenticator';
import { removeApp, requireFactors, resetFactors } from '@/lib/factor/commands';
import { ownFactors, staffFactors } from '@/lib/factor/queries';
import { makeRecoveryCodes, proveByRecovery } from '@/lib/factor/recovery';
import { inSession, withApp } from '../support/factor';
import { expect, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { minutesLater, NOW, reviewer, tokenWith } from '../support/people';

const EN = { locale: 'en' } as const;

test('a required factor: its rule needs one’s own first, holds back who has none, and keeps the last', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  const rex = await inSession(house, 'rex@example.org', ['reviewer']);
  const gus = await inSession(house, 'gus@example.org', ['gate']);
  const rule = async (requiredOf: 'nobody' | 'desk' | 'staff', at = NOW) =>
    codeOf(await requireFactors(house.scope(await ana.now(), at), { requiredOf }));
  expect(await rule('desk')).toBe('OWN_FACTOR_FIRST');
  await withApp(house, ana);
  expect(await rule('desk', minutesLater(11))).toBe('FRESH_PROOF_NEEDED');
  expect(await rule('desk')).toBe('ok');
  expect(countingActor(await rex.now())).toBe(anonymous);
  expect(await rex.now()).toMatchObject({ roles: [], heldBack: 'enrolment' });
  expect((await gus.now()).roles).toEqual(['gate']);
  expect(codeOf(await removeApp(house.scope(await ana.now()), EN))).toBe('LAST_FACTOR');
  await withApp(house, rex);
  expect((await rex.now()).roles).toEqual(['reviewer']);
  expect(await rule('staff')).toBe('ok');
  expect((await gus.now()).heldBack).toBe('enrolment');
  expect(await rule('nobody')).toBe('ok');
  expect((await gus.now()).roles).toEqual(['gate']);
  const facts = await house.facts('factor_rule:staff');
  expect(facts.map(({ before, after }) => [before, after])).toEqual([
    [{ requiredOf: 'nobody' }, { requiredOf: 'desk' }],
    [{ requiredOf: 'desk' }, { requiredOf: 'staff' }],
    [{ requiredOf: 'staff' }, { requiredOf: 'nobody' }],
  ]);
  expect(codeOf(await requireFactors(house.scope(reviewer), { requiredOf: 'desk' }))).toBe('NOT_ALLOWED');
  expect(codeOf(await requireFactors(house.scope(system('command-line')), { requiredOf: 'desk' }))).toBe(
    'ok',
  );
});

test('a reset takes factors, codes and sessions of another, with its reason in the erasable part, and a letter', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  const rex = await inSession(house, 'rex@example.org', ['reviewer']);
  const reset = async (userId: string, at = NOW) =>
    codeOf(
      await resetFactors(house.scope(await ana.now(), at), { userId, reason: 'phone lost', locale: 'ru' }),
    );
  expect(await reset(rex.userId)).toBe('NOT_FOUND');
  await withApp(house, rex);
  expect(expectOk(await staffFactors(house.scope(await ana.now()), rex.userId)).codesLeft).toBe(10);
  expect(codeOf(await staffFactors(house.scope(await rex.now()), ana.userId))).toBe('NOT_ALLOWED');
  expect(await reset(rex.userId, minutesLater(11))).toBe('FRESH_PROOF_NEEDED');
  expect(await reset(ana.userId)).toBe('NOT_ALLOWED');
  expect(await reset(rex.userId)).toBe('ok');
  await expect(rex.now()).rejects.toThrow('ended');
  expect(await house.db.select().from(authenticator)).toEqual([]);
  const [fact] = await house.db
    .select()
    .from(auditFact)
    .where(and(eq(auditFact.action, 'factor.reset'), eq(auditFact.subject, `person:${rex.userId}`)));
  expect(fact).toMatchObject({ before: { factors: 1 }, after: { sessions: 1 } });
  expect(JSON.stringify(fact)).not.toContain('phone');
  const letter = (await house.mails('factor_changed')).at(-1);
  expect([letter?.recipient, letter?.letter?.subject]).toEqual([
    'rex@example.org',
    'Ваш второй фактор сброшен',
  ]);
});

test('a delegate, a token and who has no session have no factors', async ({ house }) => {
  const guest = await inSession(house, 'guest@example.org', []);
  for (const actor of [await guest.now(), tokenWith('admin'), reviewer, anonymous, system('test')]) {
    expect(codeOf(await beginApp(house.scope(actor)))).toBe('NOT_ALLOWED');
    expect(codeOf(await confirmApp(house.scope(actor), { code: '000000', ...EN }))).toBe('NOT_ALLOWED');
    expect(codeOf(await removeApp(house.scope(actor), EN))).toBe('NOT_ALLOWED');
    expect(codeOf(await makeRecoveryCodes(house.scope(actor), EN))).toBe('NOT_ALLOWED');
  }
  for (const actor of [tokenWith('admin'), reviewer, anonymous]) {
    expect(codeOf(await ownFactors(house.scope(actor)))).toBe('NOT_ALLOWED');
    expect(codeOf(await proveByApp(house.scope(actor), { code: '000000' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await proveByRecovery(house.scope(actor), { code: '0', ...EN }))).toBe('NOT_ALLOWED');
  }
});
