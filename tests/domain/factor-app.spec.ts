import { and, eq } from 'drizzle-orm';
import { auditFact, authenticator, recoveryCode, session } from '@/db/schema';
import { countingActor } from '@/lib/auth/standing';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { beginApp, confirmApp, proveByApp } from '@/lib/factor/authenticator';
import { removeApp, requireFactors, resetFactors } from '@/lib/factor/commands';
import { ownFactors, pendingApp, staffFactors } from '@/lib/factor/queries';
import { makeRecoveryCodes, proveByRecovery } from '@/lib/factor/recovery';
import { codeAt } from '@/lib/factor/rules';
import { codeOf, inSession, watched, withApp } from '../support/factor';
import { expect, type House, test } from '../support/house';
import { minutesLater, NOW, reviewer, tokenWith } from '../support/people';
import { signIn } from '../support/sessions';

const EN = { locale: 'en' } as const;
const LATER = minutesLater(5);

/** A second session of the same person, opened by mail. */
async function anotherSession(house: House, userId: string, email: string) {
  const other = await signIn(house, `copy-of-${email}`, []);
  await house.db.update(session).set({ userId, provedAt: NOW }).where(eq(session.userId, other.actor.userId));
  return watched(house, { userId, email, token: other.cookie.value });
}

test('an app counts once a code of it has confirmed it, brings ten recovery codes, and is written about', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  expectOk(await beginApp(house.scope(await ana.now())));
  const pending = await pendingApp(house.scope(await ana.now()), 'The Forum');
  expect(pending?.uri).toContain('issuer=The%20Forum');
  expect((await ana.now()).heldBack).toBeUndefined();
  expect(expectOk(await ownFactors(house.scope(await ana.now()))).app).toBeUndefined();
  const wrong = await confirmApp(house.scope(await ana.now()), { code: '000000', ...EN });
  expect(codeOf(wrong)).toBe('FACTOR_CODE_WRONG');
  const code = codeAt(pending?.secret ?? '', NOW);
  const { codes } = expectOk(await confirmApp(house.scope(await ana.now()), { code, ...EN }));
  expect(new Set(codes).size).toBe(10);
  expect(await ana.now()).toMatchObject({ roles: ['organiser'], hasSecondProof: true });
  const facts = await house.facts(`person:${ana.userId}`);
  expect(facts.map(({ action }) => action)).toEqual([
    'factor.refused',
    'factor.enrolled',
    'factor.codes_made',
  ]);
  const [row] = await house.db.select().from(authenticator);
  expect(row?.sealedSecret.toString('latin1')).not.toContain(pending?.secret ?? '?');
  const kept = JSON.stringify([facts, await house.db.select().from(recoveryCode)]);
  for (const secret of [pending?.secret ?? '?', ...codes]) expect(kept).not.toContain(secret);
  expect((await house.mails('factor_changed')).map(({ recipient }) => recipient)).toEqual([
    'ana@example.org',
  ]);
});

test('a session without its second proof is nobody, until it shows a code that was not used before', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  const { secret } = await withApp(house, ana);
  const other = await anotherSession(house, ana.userId, ana.email);
  expect(await other.now()).toMatchObject({ roles: [], heldBack: 'proof' });
  expect(countingActor(await other.now())).toBe(anonymous);
  expect(codeOf(await beginApp(house.scope(await other.now())))).toBe('NOT_ALLOWED');
  const show = async (code: string, at = NOW) =>
    codeOf(await proveByApp(house.scope(await other.now(), at), { code }));
  // The code that has confirmed the app is spent, and so is everything before it.
  expect(await show(codeAt(secret, NOW))).toBe('FACTOR_CODE_WRONG');
  expect(await show(codeAt(secret, new Date(NOW.getTime() - 30_000)))).toBe('FACTOR_CODE_WRONG');
  expect(await show(codeAt(secret, new Date(NOW.getTime() + 60_000)))).toBe('FACTOR_CODE_WRONG');
  expect(await show(codeAt(secret, new Date(NOW.getTime() + 30_000)))).toBe('ok');
  expect(countingActor(await other.now())).toMatchObject({ roles: ['organiser'], hasSecondProof: true });
});

test('after ten wrong codes none is looked at, and a right one before that gives the tries back', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  const { secret } = await withApp(house, ana);
  const show = async (code: string, at: Date) =>
    codeOf(await proveByApp(house.scope(await ana.now(), at), { code }));
  for (let times = 0; times < 9; times++) expect(await show('000000', LATER)).toBe('FACTOR_CODE_WRONG');
  expect(await show(codeAt(secret, LATER), LATER)).toBe('ok');
  for (let times = 0; times < 10; times++) expect(await show('000000', LATER)).toBe('FACTOR_CODE_WRONG');
  const last = minutesLater(8);
  expect(await show(codeAt(secret, last), last)).toBe('TOO_MANY_REQUESTS');
});

test('a recovery code counts once, tells how many are left, and its owner is written to', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  const { codes } = await withApp(house, ana);
  const show = async (code: string) => proveByRecovery(house.scope(await ana.now(), LATER), { code, ...EN });
  expect(expectOk(await show(codes[0] ?? ''))).toEqual({ left: 9 });
  expect(codeOf(await show(codes[0] ?? ''))).toBe('FACTOR_CODE_WRONG');
  const letter = (await house.mails('factor_changed')).at(-1)?.letter;
  expect(letter?.subject).toBe('A recovery code was used');
  expect(letter?.text).toContain('9 codes are left');
  const made = expectOk(await makeRecoveryCodes(house.scope(await ana.now(), LATER), EN));
  expect(made.codes).toHaveLength(10);
  expect(codeOf(await show(codes[1] ?? ''))).toBe('FACTOR_CODE_WRONG');
  const stranger = await inSession(house, 'bo@example.org');
  const theirs = await proveByRecovery(house.scope(await stranger.now()), {
    code: made.codes[0] ?? '',
    ...EN,
  });
  expect(codeOf(theirs)).toBe('FACTOR_CODE_WRONG');
});

test('what is begun needs a fresh proof, is not shown without it, and is over after a quarter of an hour', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  const stale = async () => house.scope(await ana.now(), minutesLater(11));
  expect(codeOf(await beginApp(await stale()))).toBe('FRESH_PROOF_NEEDED');
  expectOk(await beginApp(house.scope(await ana.now())));
  expect(await pendingApp(await stale(), 'Forum')).toBeUndefined();
  const secret = (await pendingApp(house.scope(await ana.now()), 'Forum'))?.secret ?? '';
  const late = minutesLater(16);
  const confirmed = await confirmApp(house.scope(await ana.now(), late), {
    code: codeAt(secret, late),
    ...EN,
  });
  expect(codeOf(confirmed)).toBe('STATE_CHANGED');
});

test('one app at a time; removing it asks for a fresh proof and ends the recovery codes', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  expect(codeOf(await makeRecoveryCodes(house.scope(await ana.now()), EN))).toBe('NO_FACTOR');
  await withApp(house, ana);
  expect(codeOf(await beginApp(house.scope(await ana.now())))).toBe('FACTOR_IN_PLACE');
  const stale = house.scope(await ana.now(), minutesLater(11));
  expect(codeOf(await removeApp(stale, EN))).toBe('FRESH_PROOF_NEEDED');
  expect(codeOf(await makeRecoveryCodes(stale, EN))).toBe('FRESH_PROOF_NEEDED');
  expectOk(await removeApp(house.scope(await ana.now()), EN));
  expect(codeOf(await removeApp(house.scope(await ana.now()), EN))).toBe('STATE_CHANGED');
  expect(await house.db.select().from(recoveryCode)).toEqual([]);
  expect((await ana.now()).heldBack).toBeUndefined();
});

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
