import { eq } from 'drizzle-orm';
import { authenticator, recoveryCode, session } from '@/db/schema';
import { countingActor } from '@/lib/auth/standing';
import { anonymous } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { beginApp, confirmApp, proveByApp } from '@/lib/factor/authenticator';
import { removeApp } from '@/lib/factor/commands';
import { ownFactors, pendingApp } from '@/lib/factor/queries';
import { makeRecoveryCodes, proveByRecovery } from '@/lib/factor/recovery';
import { codeAt } from '@/lib/factor/rules';
import { inSession, watched, withApp } from '../support/factor';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { minutesLater, NOW } from '../support/people';
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
  expect(expectOk(await show(codes[0] ?? ''))).toMatchObject({ left: 9 });
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
