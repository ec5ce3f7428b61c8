import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { heldBackFor, REQUIRED_OF } from '@/lib/auth/rules';
import { ROLES } from '@/lib/core/actor';
import { FRESH_PROOF_MINUTES, hasFreshProof } from '@/lib/core/proof';
import { appCodeInput, newPasskeyInput, recoveryInput } from '@/lib/factor/input';
import { appUri, codeAt, hasPasskeys, inFours, isCountSound, stepOf } from '@/lib/factor/rules';
import { delegate, minutesLater, NOW, organiser, tokenWith } from '../support/people';

/** The secret of RFC 6238, appendix B: "12345678901234567890". */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

for (const [seconds, code] of [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
] as const) {
  test(`the code of second ${seconds} is that of RFC 6238`, () => {
    const at = new Date(seconds * 1000);
    expect(codeAt(RFC_SECRET, at)).toBe(code);
    expect(stepOf(RFC_SECRET, code, at)).toBe(Math.floor(seconds / 30));
  });
}

test('a code is taken one step to either side, and names its own step', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4_000_000_000 }),
      fc.integer({ min: -3, max: 3 }),
      (seconds, off) => {
        const made = new Date(seconds * 1000);
        const read = new Date((seconds + off * 30) * 1000);
        const step = stepOf(RFC_SECRET, codeAt(RFC_SECRET, made), read);
        if (Math.abs(off) <= 1) expect(step).toBe(Math.floor(seconds / 30));
        // Beyond the window only another step's code that happens to be the same is taken.
        else if (step !== undefined) expect(Math.abs(step - Math.floor(seconds / 30))).toBeGreaterThan(0);
      },
    ),
  );
});

// Rows: who is asked. Columns: no factor, a factor not shown, a factor shown.
const HELD: Record<(typeof REQUIRED_OF)[number], Record<string, string>> = {
  nobody: { organiser: '. p .', reviewer: '. p .', security: '. p .', gate: '. p .', viewer: '. p .' },
  desk: { organiser: 'e p .', reviewer: 'e p .', security: 'e p .', gate: '. p .', viewer: '. p .' },
  staff: { organiser: 'e p .', reviewer: 'e p .', security: 'e p .', gate: 'e p .', viewer: 'e p .' },
};
for (const requiredOf of REQUIRED_OF) {
  test(`required of ${requiredOf}: who is held back, and for what`, () => {
    const standings = [
      { hasFactor: false, secondProofAt: null },
      { hasFactor: true, secondProofAt: null },
      { hasFactor: true, secondProofAt: NOW },
    ];
    const seen = ROLES.map((role) => [
      role,
      standings.map((one) => heldBackFor({ roles: [role], requiredOf, ...one })?.at(0) ?? '.').join(' '),
    ]);
    expect(Object.fromEntries(seen)).toEqual(HELD[requiredOf]);
    const noRole = standings.map((one) => heldBackFor({ roles: [], requiredOf, ...one }));
    expect(noRole).toEqual([undefined, undefined, undefined]);
  });
}

test('a factor that was shown once and is gone holds nobody back, unless one is required', () => {
  const gone = { roles: ['organiser'] as const, hasFactor: false, secondProofAt: NOW };
  expect(heldBackFor({ ...gone, requiredOf: 'nobody' })).toBeUndefined();
  expect(heldBackFor({ ...gone, requiredOf: 'desk' })).toBe('enrolment');
});

test('a proof is fresh for ten minutes, and people alone need one', () => {
  const ana = { ...delegate('ana@example.org'), provedAt: NOW };
  expect(hasFreshProof({ actor: ana, now: minutesLater(FRESH_PROOF_MINUTES) })).toBe(true);
  expect(hasFreshProof({ actor: ana, now: new Date(minutesLater(FRESH_PROOF_MINUTES).getTime() + 1) })).toBe(
    false,
  );
  expect(hasFreshProof({ actor: { ...organiser, provedAt: undefined } as typeof organiser, now: NOW })).toBe(
    false,
  );
  expect(hasFreshProof({ actor: tokenWith('admin'), now: NOW })).toBe(true);
});

test('a count must grow, but for a device that does not count', () => {
  expect([isCountSound(0, 0), isCountSound(0, 1), isCountSound(4, 5)]).toEqual([true, true, true]);
  expect([isCountSound(5, 5), isCountSound(5, 4), isCountSound(5, 0)]).toEqual([false, false, false]);
});

test('passkeys need a name, and are not offered under a number', () => {
  expect(['forum.example', 'localhost'].map(hasPasskeys)).toEqual([true, true]);
  expect(['127.0.0.1', '[::1]', '10.0.0.8', '[fe80::a]'].map(hasPasskeys)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('codes are read as people write them, and what is none is told by its field', () => {
  const locale = 'en';
  expect(appCodeInput.parse({ code: ' 123 456 ', locale }).code).toBe('123456');
  expect(appCodeInput.parse({ code: '１２３４５６', locale }).code).toBe('123456');
  expect(recoveryInput.parse({ code: '1234 5678-9012 3456', locale }).code).toBe('1234567890123456');
  const fault = (typed: string) => recoveryInput.safeParse({ code: typed, locale }).error?.issues[0]?.message;
  expect([fault('1234'), fault('abcd')]).toEqual(['invalid_recovery_code', 'invalid_recovery_code']);
  expect(newPasskeyInput.safeParse({ credential: '{', name: 'x', locale }).success).toBe(false);
  expect(newPasskeyInput.safeParse({ credential: '{"id":1}', name: 'x', locale }).success).toBe(false);
});

test('the app learns for whom and for what; secrets are read in fours', () => {
  const uri = new URL(appUri(RFC_SECRET, 'The Forum', 'ana@example.org'));
  expect(uri.searchParams.get('issuer')).toBe('The Forum');
  expect(uri.searchParams.get('secret')).toBe(RFC_SECRET);
  expect(decodeURIComponent(uri.pathname)).toContain('ana@example.org');
  expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
});
