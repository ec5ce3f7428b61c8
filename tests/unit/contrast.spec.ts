import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DISPLAY_CHOICES } from '@/app/_server/display';

type Pair = [front: string, back: string, least: number];

const tokens = readFileSync(join(import.meta.dirname, '../../app/tokens.css'), 'utf8');
const TEXT = 4.5;
const CONTROL = 3;
const SIGNAL = 7;
const GROUNDS = ['paper', 'surface', 'sunken'];
const STATES = ['green', 'amber', 'red', 'blue'];
const CATEGORIES = Array.from({ length: 14 }, (_, index) => `category-${index + 1}`);

const pairs: Pair[] = [
  ...GROUNDS.flatMap((ground): Pair[] => [
    ['ink', ground, SIGNAL],
    ['edge', ground, CONTROL],
    ...['muted', 'river', 'river-strong', 'brick', ...STATES].map((front): Pair => [front, ground, TEXT]),
  ]),
  ...[...STATES, 'river', 'brick'].flatMap((state): Pair[] => [
    [state, `${state}-soft`, TEXT],
    ['ink', `${state}-soft`, SIGNAL],
    ['muted', `${state}-soft`, TEXT],
  ]),
  ...['river', 'river-strong'].map((back): Pair => ['on-river', back, TEXT]),
  ...['brick', 'brick-strong'].map((back): Pair => ['on-brick', back, TEXT]),
  ...['green', 'red', 'blue'].map((hue): Pair => ['on-signal', `signal-${hue}`, SIGNAL]),
  ['on-signal-amber', 'signal-amber', SIGNAL],
  ...CATEGORIES.map((category): Pair => ['on-category', category, TEXT]),
  // The filled part of a bar against the empty one.
  ['river', 'line', CONTROL],
  ['brick', 'line', CONTROL],
];

for (const [position, scheme] of ['light', 'dark'].entries()) {
  test(`colours used together are far enough apart, ${scheme}`, () => {
    const tooClose = pairs
      .map(([front, back, least]) => ({ front, back, least, found: contrast(front, back, position) }))
      .filter(({ found, least }) => found < least);
    expect(tooClose).toEqual([]);
  });
}

test('whatever colours a reader chooses, text and ground are 7:1 and more apart', () => {
  const css = readFileSync(join(import.meta.dirname, '../../app/display.css'), 'utf8');
  const pairs = [...css.matchAll(/--pen: (#[0-9a-f]{6});\s*--sheet: (#[0-9a-f]{6});/g)];
  expect(pairs).toHaveLength(DISPLAY_CHOICES.colours.length - 1);
  for (const [, pen = '', sheet = ''] of pairs) expect(ratio(pen, sheet)).toBeGreaterThanOrEqual(SIGNAL);
});

test('no two categories share a colour', () => {
  expect(new Set(CATEGORIES.map((category) => colour(category, 0))).size).toBe(CATEGORIES.length);
});

/** WCAG 2.2, contrast ratio and relative luminance. */
function contrast(front: string, back: string, position: number): number {
  return ratio(colour(front, position), colour(back, position));
}

function ratio(front: string, back: string): number {
  const [light = 1, dark = 1] = [front, back].map(luminance).sort((one, other) => other - one);
  return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
}

function colour(name: string, position: number): string {
  const value = new RegExp(`--color-${name}: ([^;]+);`).exec(tokens)?.[1];
  const found = value?.match(/#[0-9a-f]{6}/g)?.at(value.startsWith('light-dark') ? position : 0);
  if (!found) throw new Error(`no colour ${name}`);
  return found;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
