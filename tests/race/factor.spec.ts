import { env } from '@/lib/core/env';
import { expectOk } from '@/lib/core/result';
import { proveByApp } from '@/lib/factor/authenticator';
import { removeApp, removePasskey, requireFactors } from '@/lib/factor/commands';
import { newPasskeyInput, passkeyProofInput } from '@/lib/factor/input';
import { beginPasskeyProof, proveByPasskey } from '@/lib/factor/passkey-proof';
import { addPasskey, beginPasskey } from '@/lib/factor/passkeys';
import { ownFactors } from '@/lib/factor/queries';
import { proveByRecovery } from '@/lib/factor/recovery';
import { codeAt } from '@/lib/factor/rules';
import { inSession, withApp } from '../support/factor';
import { expect, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { minutesLater } from '../support/people';
import { softPasskey } from '../support/soft-passkey';

const EN = { locale: 'en' } as const;
const AT = minutesLater(5);

test('of eight who show one code of the app at once, one gets in', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org');
  const { secret } = await withApp(house, ana);
  const scope = house.scope(await ana.now(), AT);
  const code = codeAt(secret, AT);
  const shown = await Promise.all(Array.from({ length: 8 }, () => proveByApp(scope, { code })));
  expect(shown.map(codeOf).sort()).toEqual([...Array(7).fill('FACTOR_CODE_WRONG'), 'ok']);
});

test('of eight who use one recovery code at once, one gets in; two codes at once leave eight', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org');
  const [one = '', two = '', three = ''] = (await withApp(house, ana)).codes;
  const use = async (code: string) => proveByRecovery(house.scope(await ana.now(), AT), { code, ...EN });
  const shown = await Promise.all(Array.from({ length: 8 }, () => use(one)));
  expect(shown.map(codeOf).sort()).toEqual([...Array(7).fill('FACTOR_CODE_WRONG'), 'ok']);
  const both = await Promise.all([use(two), use(three)]);
  expect(both.map((used) => expectOk(used).left).sort()).toEqual([7, 8]);
});

test('one question to a passkey is answered once, however many answers come at once', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org');
  const key = softPasskey(new URL(env().publicUrl).origin);
  const scope = house.scope(await ana.now(), AT);
  const credential = JSON.stringify(key.make(expectOk(await beginPasskey(scope))));
  expectOk(await addPasskey(scope, newPasskeyInput.parse({ credential, name: 'Key', ...EN })));
  const asked = expectOk(await beginPasskeyProof(scope));
  const answers = Array.from({ length: 6 }, (_, count) =>
    passkeyProofInput.parse({ credential: JSON.stringify(key.sign(asked, count + 1)) }),
  );
  const shown = await Promise.all(answers.map((answer) => proveByPasskey(scope, answer)));
  expect(shown.map(codeOf).sort()).toEqual([...Array(5).fill('PASSKEY_REFUSED'), 'ok']);
});

test('of two factors removed at once where one is required, one stays', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org');
  await withApp(house, ana);
  const key = softPasskey(new URL(env().publicUrl).origin);
  const scope = house.scope(await ana.now());
  const credential = JSON.stringify(key.make(expectOk(await beginPasskey(scope))));
  expectOk(await addPasskey(scope, newPasskeyInput.parse({ credential, name: 'Key', ...EN })));
  expectOk(await requireFactors(scope, { requiredOf: 'desk' }));
  const [held] = expectOk(await ownFactors(scope)).passkeys;
  const gone = await Promise.all([
    removeApp(scope, EN),
    removePasskey(scope, { passkeyId: held?.id ?? '', ...EN }),
  ]);
  expect(gone.map(codeOf).sort()).toEqual(['LAST_FACTOR', 'ok']);
});
