import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { CATEGORY_COLOURS } from '@/lib/badge/face';
import { badgeState } from '@/lib/badge/rules';

test('how far a badge has come follows from the ticket and its print', () => {
  expect(badgeState('submitted', undefined, false)).toEqual({
    state: 'missing',
    missing: ['approval', 'ticket'],
  });
  expect(badgeState('approved', undefined, false)).toEqual({ state: 'missing', missing: ['ticket'] });
  expect(badgeState('submitted', 'suspended', true)).toEqual({
    state: 'missing',
    missing: ['approval', 'ticket'],
  });
  expect(badgeState('approved', 'active', false)).toEqual({ state: 'ready' });
  expect(badgeState('approved', 'active', true)).toEqual({ state: 'printed' });
  expect(badgeState('approved', 'revoked', true)).toEqual({ state: 'revoked' });
  expect(badgeState('cancelled', 'replaced', true)).toEqual({ state: 'revoked' });
});

test('the colours of the categories on paper are those of the pages', () => {
  const tokens = readFileSync('app/tokens.css', 'utf8');
  const onPages = [...tokens.matchAll(/--color-category-\d+: (#[0-9a-f]{6})/g)].map(([, colour]) => colour);
  expect(CATEGORY_COLOURS).toEqual(onPages);
});
