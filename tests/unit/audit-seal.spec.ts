import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { CHAIN_START, type Fact, sealHash } from '@/lib/audit/rules';

const fact: Fact = {
  id: '0190a000-0000-7000-8000-000000000001',
  at: new Date('2027-03-01T09:00:00.000Z'),
  actor: 'person:1',
  action: 'registration.approved',
  subject: 'registration:2',
  before: { state: 'submitted' },
  after: { state: 'approved', fields: ['a', 'b'] },
  requestId: 'request-1',
};
const json = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 }) as fc.Arbitrary<
  Record<string, unknown>
>;

/** The same value, its keys written in another order, at every depth: what jsonb does to it. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reordered(inner)])
      .reverse(),
  );
}

test('the order in which keys were written does not change the hash', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const other = {
        ...fact,
        before: reordered(before) as Fact['before'],
        after: reordered(after) as Fact['after'],
      };
      expect(sealHash(CHAIN_START, { ...fact, before, after })).toBe(sealHash(CHAIN_START, other));
    }),
  );
});

test('another value gives another hash', () => {
  const plain = (value: unknown) => JSON.stringify(reordered(JSON.parse(JSON.stringify(value))));
  fc.assert(
    fc.property(json, json, (one, other) => {
      fc.pre(plain(sortedKeys(one)) !== plain(sortedKeys(other)));
      expect(sealHash(CHAIN_START, { ...fact, after: one })).not.toBe(
        sealHash(CHAIN_START, { ...fact, after: other }),
      );
    }),
  );
});

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return keys.map((key) => [key, sortedKeys((value as Record<string, unknown>)[key])]);
}

const CHANGES: [string, Partial<Fact>][] = [
  ['id', { id: '0190a000-0000-7000-8000-000000000002' }],
  ['time', { at: new Date('2027-03-01T09:00:00.001Z') }],
  ['actor', { actor: 'person:2' }],
  ['action', { action: 'registration.rejected' }],
  ['subject', { subject: 'registration:3' }],
  ['what was before', { before: null }],
  ['what is after', { after: { state: 'approved', fields: ['b', 'a'] } }],
  ['request', { requestId: 'request-2' }],
];
for (const [what, change] of CHANGES) {
  test(`another ${what} changes the hash`, () => {
    expect(sealHash(CHAIN_START, { ...fact, ...change })).not.toBe(sealHash(CHAIN_START, fact));
  });
}

test('text moved from one field to the next changes the hash', () => {
  const moved = { ...fact, actor: 'person:1registration.', action: 'approved' };
  expect(sealHash(CHAIN_START, moved)).not.toBe(sealHash(CHAIN_START, fact));
});

test('the hash depends on the one before it, so that a fact cannot be taken out', () => {
  expect(sealHash('1'.repeat(64), fact)).not.toBe(sealHash(CHAIN_START, fact));
  expect(sealHash(CHAIN_START, fact)).toMatch(/^[0-9a-f]{64}$/);
});
