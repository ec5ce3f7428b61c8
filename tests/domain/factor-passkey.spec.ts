import { eq } from 'drizzle-orm';
import { passkey, passkeyChallenge, session } from '@/db/schema';
import { env } from '@/lib/core/env';
import { expectOk } from '@/lib/core/result';
import { removePasskey } from '@/lib/factor/commands';
import { newPasskeyInput, passkeyProofInput } from '@/lib/factor/input';
import { beginPasskeyProof, proveByPasskey } from '@/lib/factor/passkey-proof';
import { addPasskey, beginPasskey } from '@/lib/factor/passkeys';
import { ownFactors } from '@/lib/factor/queries';
import { forgetWhatIsOver } from '@/lib/worker/upkeep';
import { type InSession, inSession } from '../support/factor';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { minutesLater, NOW } from '../support/people';
import { softPasskey } from '../support/soft-passkey';

type Device = ReturnType<typeof softPasskey>;
const device = () => softPasskey(new URL(env().publicUrl).origin);

const add = async (house: House, { now }: InSession, credential: unknown, at = NOW, name = 'Laptop') =>
  addPasskey(
    house.scope(await now(), at),
    newPasskeyInput.parse({ credential: JSON.stringify(credential), name, locale: 'en' }),
  );
const options = async (house: House, { now }: InSession) =>
  expectOk(await beginPasskey(house.scope(await now())));
const question = async (house: House, { now }: InSession) =>
  expectOk(await beginPasskeyProof(house.scope(await now())));
const prove = async (house: House, { now }: InSession, credential: unknown, at = NOW) =>
  codeOf(
    await proveByPasskey(
      house.scope(await now(), at),
      passkeyProofInput.parse({ credential: JSON.stringify(credential) }),
    ),
  );

async function enrolled(house: House, email = 'ana@example.org') {
  const ana = await inSession(house, email);
  const key = device();
  expectOk(await add(house, ana, key.make(await options(house, ana))));
  return { ana, key };
}

/** The session as it is after the letter: its second proof is still to come. */
const beforeSecond = (house: House) => house.db.update(session).set({ secondProofAt: null });

test('passkeys are added by name, prove who one is, and say when they were used', async ({ house }) => {
  const { ana, key } = await enrolled(house);
  const phone = device();
  const second = await add(house, ana, phone.make(await options(house, ana)), NOW, 'Phone');
  expect(expectOk(second).codes).toEqual([]);
  await beforeSecond(house);
  expect((await ana.now()).heldBack).toBe('proof');
  expect(await prove(house, ana, key.sign(await question(house, ana), 1), minutesLater(3))).toBe('ok');
  expect(await ana.now()).toMatchObject({ hasSecondProof: true, provedAt: minutesLater(3) });
  const { passkeys } = expectOk(await ownFactors(house.scope(await ana.now())));
  expect(passkeys.map(({ name, lastUsedAt }) => [name, lastUsedAt])).toEqual([
    ['Laptop', minutesLater(3)],
    ['Phone', null],
  ]);
  const facts = JSON.stringify(await house.facts(`person:${ana.userId}`));
  expect(facts).toContain('factor.enrolled');
  expect(facts).not.toContain('Laptop');
});

const BAD: [string, (key: Device, house: House, ana: InSession) => Promise<unknown>][] = [
  [
    'made for another site',
    async (key, house, ana) => key.make(await options(house, ana), { origin: 'https://elsewhere.example' }),
  ],
  [
    'that was not unlocked',
    async (key, house, ana) => key.make(await options(house, ana), { isVerified: false }),
  ],
  [
    'under another question',
    async (key, house, ana) => key.make(await options(house, ana), { challenge: 'AAAAAAAAAAAA' }),
  ],
];
for (const [what, made] of BAD) {
  test(`a passkey ${what} is refused, and its question is spent`, async ({ house }) => {
    const ana = await inSession(house, 'ana@example.org');
    expect(codeOf(await add(house, ana, await made(device(), house, ana)))).toBe('PASSKEY_REFUSED');
    expect(await house.db.select().from(passkeyChallenge)).toEqual([]);
    expect(await house.db.select().from(passkey)).toEqual([]);
  });
}

test('a question is answered once, within five minutes, by the session that it was put to', async ({
  house,
}) => {
  const { ana, key } = await enrolled(house);
  const bo = await inSession(house, 'bo@example.org');
  const asked = await question(house, ana);
  expect(await prove(house, bo, key.sign(asked, 1))).toBe('PASSKEY_REFUSED');
  expect(await prove(house, ana, key.sign(asked, 1))).toBe('ok');
  expect(await prove(house, ana, key.sign(asked, 2))).toBe('PASSKEY_REFUSED');
  const late = await question(house, ana);
  expect(await prove(house, ana, key.sign(late, 3), minutesLater(6))).toBe('PASSKEY_REFUSED');
  await forgetWhatIsOver(house.scope(undefined, minutesLater(6)));
  expect(await house.db.select().from(passkeyChallenge)).toEqual([]);
});

test('a signature for another site, one without unlocking, and a count that does not grow are refused', async ({
  house,
}) => {
  const { ana, key } = await enrolled(house);
  const sign = async (count: number, how = {}) =>
    prove(house, ana, key.sign(await question(house, ana), count, how));
  expect(await sign(1, { origin: 'https://elsewhere.example' })).toBe('PASSKEY_REFUSED');
  expect(await sign(1, { isVerified: false })).toBe('PASSKEY_REFUSED');
  expect(await sign(5)).toBe('ok');
  expect(await sign(5)).toBe('PASSKEY_REFUSED');
  expect(await sign(4)).toBe('PASSKEY_REFUSED');
  expect(await sign(0)).toBe('PASSKEY_REFUSED');
  expect(await sign(6)).toBe('ok');
  const facts = (await house.facts(`person:${ana.userId}`)).map(({ action }) => action);
  expect(facts.filter((action) => action === 'factor.double_suspected')).toHaveLength(3);
  expect(facts.filter((action) => action === 'factor.refused')).toHaveLength(2);
});

test('one’s passkey is nobody else’s, neither to use nor to remove; the same device is added once', async ({
  house,
}) => {
  const { ana, key } = await enrolled(house);
  const bo = await inSession(house, 'bo@example.org');
  expect(codeOf(await beginPasskeyProof(house.scope(await bo.now())))).toBe('NO_PASSKEYS_HERE');
  expect(codeOf(await add(house, bo, key.make(await options(house, bo))))).toBe('PASSKEY_REFUSED');
  const other = device();
  expectOk(await add(house, bo, other.make(await options(house, bo))));
  expect(await prove(house, bo, key.sign(await question(house, bo), 1))).toBe('PASSKEY_REFUSED');
  const [row] = await house.db.select().from(passkey).where(eq(passkey.userId, ana.userId));
  const removal = { passkeyId: row?.id ?? '', locale: 'en' } as const;
  expect(codeOf(await removePasskey(house.scope(await bo.now()), removal))).toBe('STATE_CHANGED');
  const stale = house.scope(await ana.now(), minutesLater(11));
  expect(codeOf(await removePasskey(stale, removal))).toBe('FRESH_PROOF_NEEDED');
  expect(codeOf(await beginPasskey(stale))).toBe('FRESH_PROOF_NEEDED');
  expectOk(await removePasskey(house.scope(await ana.now()), removal));
  expect(await house.db.select().from(passkey).where(eq(passkey.userId, ana.userId))).toEqual([]);
});
