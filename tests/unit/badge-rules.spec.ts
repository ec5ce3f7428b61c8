import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { CATEGORY_COLOURS } from '@/lib/badge/face';
import { SET_AT_ONCE } from '@/lib/badge/press';
import { badgeState, FORMAT_KEYS, FORMATS, sheetOf } from '@/lib/badge/rules';

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

test('a sheet holds as many badges as fit, and what is set at once is whole sheets', () => {
  const held = FORMAT_KEYS.map((format) => {
    const { width, height } = FORMATS[format];
    const sheet = sheetOf(FORMATS[format]);
    const { columns, rows, left, top, gapX, gapY, bleed } = sheet;
    expect(2 * left + columns * width + (columns - 1) * gapX).toBeCloseTo(sheet.width);
    expect(2 * top + rows * height + (rows - 1) * gapY).toBeCloseTo(sheet.height);
    // The colours of neighbours never meet, nor leave the sheet.
    for (const room of [left, top, ...(columns > 1 ? [gapX / 2] : []), ...(rows > 1 ? [gapY / 2] : [])]) {
      expect(bleed).toBeLessThanOrEqual(room);
    }
    expect(SET_AT_ONCE % (columns * rows)).toBe(0);
    return [format, columns * rows];
  });
  expect(Object.fromEntries(held)).toEqual({ a6: 4, a7: 8, label_62x100: 8, label_4x6: 2 });
});
