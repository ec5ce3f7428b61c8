import { eq } from 'drizzle-orm';
import { challenge, session } from '@/db/schema';
import { anonymous, system } from '@/lib/core/actor';
import { confirmByOwner, confirmEmail } from '@/lib/registration/confirmation';
import { withdraw } from '@/lib/registration/departure';
import { expect, test } from '../support/house';
import { application, delegate, hoursLater, minutesLater, NOW } from '../support/people';

const EMAIL = 'Ana@example.org';
const refusal = (code: string) => ({ ok: false, refusal: { code } });

test('the link of the letter confirms the address, once, and signs its owner in', async ({ house }) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  const { linkToken } = await house.secretsFor(EMAIL);
  const confirmed = await confirmEmail(house.scope(anonymous, minutesLater(5)), { linkToken });
  expect(confirmed).toMatchObject({ ok: true, value: { registrationId: id } });
  expect((await house.row(reference)).emailConfirmedAt).toEqual(minutesLater(5));
  expect((await house.facts(`registration:${id}`)).map(({ action }) => action)).toEqual([
    'registration.submitted',
    'registration.email_confirmed',
  ]);
  expect(await house.db.select().from(session)).toHaveLength(1);
  expect(await confirmEmail(house.scope(), { linkToken })).toEqual(refusal('LINK_USED'));
  expect(await house.db.select().from(session)).toHaveLength(1);
});

test('the session opened is stored only as a hash of what the cookie gets', async ({ house }) => {
  await house.submit(application({ email: EMAIL }));
  const confirmed = await confirmEmail(house.scope(anonymous), await house.secretsFor(EMAIL));
  const token = confirmed.ok ? confirmed.value.session.sessionToken : '';
  expect(token).toHaveLength(43);
  expect((await house.db.select().from(session)).map(({ sessionToken }) => sessionToken)).not.toContain(
    token,
  );
});

test('the code of the letter confirms as the link does, and both are one', async ({ house }) => {
  const { challengeId = '', reference } = await house.submit(application({ email: EMAIL }));
  const { code, linkToken } = await house.secretsFor(EMAIL);
  expect((await confirmEmail(house.scope(), { challengeId, code })).ok).toBe(true);
  expect((await house.row(reference)).emailConfirmedAt).toEqual(NOW);
  expect(await confirmEmail(house.scope(), { linkToken })).toEqual(refusal('LINK_USED'));
  expect(await confirmEmail(house.scope(), { challengeId, code })).toEqual(refusal('LINK_USED'));
});

test('each wrong code costs an attempt for good, and after five even the right one is refused', async ({
  house,
}) => {
  const { challengeId = '', reference } = await house.submit(application({ email: EMAIL }));
  const { code } = await house.secretsFor(EMAIL);
  const wrong = code === '000000' ? '111111' : '000000';
  for (const left of [4, 3, 2, 1, 0]) {
    const answer = await confirmEmail(house.scope(), { challengeId, code: wrong });
    expect(answer.ok === false && answer.refusal.code).toBe('CODE_WRONG');
    expect(await house.attemptsLeft(challengeId)).toBe(left);
  }
  expect(await confirmEmail(house.scope(), { challengeId, code })).toEqual(refusal('CODE_ATTEMPTS_SPENT'));
  expect((await house.row(reference)).emailConfirmedAt).toBeNull();
});

test('the code of one letter does not answer another', async ({ house }) => {
  const first = await house.submit(application({ email: EMAIL }));
  const { code } = await house.secretsFor(EMAIL);
  const { challengeId = '' } = await house.submit(application({ email: 'other@example.org' }));
  const other = await house.secretsFor('other@example.org');
  test.skip(code === other.code, 'one in a million: both codes are equal');
  const answer = await confirmEmail(house.scope(), { challengeId, code });
  expect(answer.ok === false && answer.refusal.code).toBe('CODE_WRONG');
  expect((await house.row(first.reference)).emailConfirmedAt).toBeNull();
});

test('a link opens nothing after its deadline, nor a code', async ({ house }) => {
  const { challengeId = '' } = await house.submit(application({ email: EMAIL }));
  const { code, linkToken } = await house.secretsFor(EMAIL);
  const late = house.scope(anonymous, hoursLater(24));
  expect(await confirmEmail(late, { linkToken })).toEqual(refusal('LINK_EXPIRED'));
  expect(await confirmEmail(late, { challengeId, code })).toEqual(refusal('LINK_EXPIRED'));
});

test('a forged link is unknown, and a link for signing in confirms nothing', async ({ house }) => {
  await house.submit(application({ email: EMAIL }));
  expect(await confirmEmail(house.scope(), { linkToken: 'forged' })).toEqual(refusal('LINK_UNKNOWN'));
  const { linkToken } = await house.secretsFor(EMAIL);
  await house.db.update(challenge).set({ purpose: 'sign_in' });
  expect(await confirmEmail(house.scope(), { linkToken })).toEqual(refusal('LINK_UNKNOWN'));
});

test('a registration that was given up meanwhile is not confirmed, and nobody is signed in', async ({
  house,
}) => {
  const { reference, challengeId = '' } = await house.submit(application({ email: EMAIL }));
  const secrets = await house.secretsFor(EMAIL);
  expect((await withdraw(house.scope(delegate(EMAIL)), reference)).ok).toBe(true);
  expect(await confirmEmail(house.scope(), secrets)).toEqual(refusal('LINK_EXPIRED'));
  expect(await confirmEmail(house.scope(), { challengeId, code: secrets.code })).toEqual(
    refusal('LINK_EXPIRED'),
  );
  expect(await house.db.select().from(session)).toEqual([]);
});

test('who signed in before opening the letter still gets in by it, and is confirmed once', async ({
  house,
}) => {
  const { id } = await house.submit(application({ email: EMAIL }));
  await confirmByOwner(house.scope(system('worker')), 'ana@example.org');
  expect((await confirmEmail(house.scope(), await house.secretsFor(EMAIL))).ok).toBe(true);
  const facts = await house.facts(`registration:${id}`);
  expect(facts.filter(({ action }) => action === 'registration.email_confirmed')).toHaveLength(1);
});

test('signing in confirms the active registration of the address and no other', async ({ house }) => {
  const mine = await house.submit(application({ email: EMAIL }));
  const other = await house.submit(application({ email: 'other@example.org' }));
  await confirmByOwner(house.scope(system('worker'), minutesLater(1)), 'ana@example.org');
  expect((await house.row(mine.reference)).emailConfirmedAt).toEqual(minutesLater(1));
  expect((await house.row(other.reference)).emailConfirmedAt).toBeNull();
});

test('neither link nor code stands in the database', async ({ house }) => {
  const { challengeId = '' } = await house.submit(application({ email: EMAIL }));
  const { code, linkToken } = await house.secretsFor(EMAIL);
  const [stored] = await house.db.select().from(challenge).where(eq(challenge.id, challengeId));
  expect(code).toMatch(/^\d{6}$/);
  expect(JSON.stringify(stored)).not.toContain(code);
  expect(JSON.stringify(stored)).not.toContain(linkToken);
});
