import { createToken } from '@/lib/auth/commands';
import { grantRole, inviteStaff } from '@/lib/auth/invitations';
import { endSession, readmitStaff, removeRole, revokeToken, suspendStaff } from '@/lib/auth/revocation';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { openExport } from '@/lib/export/commands';
import { askProofLetter, proveByLetter } from '@/lib/factor/letter';
import { takeOutInvitations } from '@/lib/invitation/listing';
import { inSession, withApp } from '../support/factor';
import { expect, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { minutesLater, NOW, tokenWith } from '../support/people';

const somebody = 'nobody-yet';
const ACTS: [string, (scope: Scope) => Promise<{ ok: boolean; refusal?: { code: string } }>][] = [
  ['an export', (scope) => openExport(scope, { filter: {}, columns: ['reference'], format: 'csv' })],
  ['a file of the codes', (scope) => takeOutInvitations(scope, {})],
  ['an invitation of staff', (scope) => inviteStaff(scope, { email: 'new@example.org', role: 'viewer' })],
  ['a role', (scope) => grantRole(scope, { userId: somebody, role: 'viewer' })],
  ['taking a role', (scope) => removeRole(scope, { userId: somebody, role: 'viewer' })],
  ['letting in again', (scope) => readmitStaff(scope, somebody)],
  ['a token', (scope) => createToken(scope, { name: 'x', scopes: ['gate'] })],
];

for (const [what, act] of ACTS) {
  test(`${what} asks a person for a proof younger than ten minutes, and neither a token nor the command line`, async ({
    house,
  }) => {
    const ana = await inSession(house, 'ana@example.org');
    const at = async (minutes: number) =>
      codeOf(await act(house.scope(await ana.now(), minutesLater(minutes))));
    expect(await at(10)).not.toBe('FRESH_PROOF_NEEDED');
    expect(await at(10 + 1 / 60)).toBe('FRESH_PROOF_NEEDED');
    for (const actor of [tokenWith('admin'), system('command-line')]) {
      expect(codeOf(await act(house.scope(actor, minutesLater(600))))).not.toBe('FRESH_PROOF_NEEDED');
    }
  });
}

test('to shut out, to end a session and to end a token is never held up', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org');
  const rex = await inSession(house, 'rex@example.org', ['reviewer']);
  const { sessionId = '' } = await rex.now();
  const later = async () => house.scope(await ana.now(), minutesLater(60));
  expectOk(await endSession(await later(), sessionId));
  expectOk(await suspendStaff(await later(), rex.userId));
  expect(codeOf(await revokeToken(await later(), newId()))).toBe('NOT_FOUND');
});

test('who has no factor proves it by a code of a letter, and nobody by another’s', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org');
  const bo = await inSession(house, 'bo@example.org');
  const later = minutesLater(30);
  const scopeOf = async (who: typeof ana) => house.scope(await who.now(), later);
  const { challengeId } = expectOk(await askProofLetter(await scopeOf(ana), { locale: 'en' }));
  const { code } = await house.secretsFor('ana@example.org');
  expect(codeOf(await proveByLetter(await scopeOf(bo), { challengeId, code }))).toBe('NOT_ALLOWED');
  const wrong = code === '000000' ? '000001' : '000000';
  expect(codeOf(await proveByLetter(await scopeOf(ana), { challengeId, code: wrong }))).toBe('CODE_WRONG');
  expectOk(await proveByLetter(await scopeOf(ana), { challengeId, code }));
  expect(await ana.now()).toMatchObject({ provedAt: later, hasSecondProof: false });
  expect((await bo.now()).provedAt).toEqual(NOW);
  expect(codeOf(await proveByLetter(await scopeOf(ana), { challengeId, code }))).toBe('LINK_USED');
});

test('who has a factor gets no letter, and one from before proves nothing any more', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org');
  const { challengeId } = expectOk(await askProofLetter(house.scope(await ana.now()), { locale: 'en' }));
  const { code } = await house.secretsFor('ana@example.org');
  await withApp(house, ana);
  expect(codeOf(await askProofLetter(house.scope(await ana.now()), { locale: 'en' }))).toBe('NOT_ALLOWED');
  expect(codeOf(await proveByLetter(house.scope(await ana.now()), { challengeId, code }))).toBe(
    'NOT_ALLOWED',
  );
});
