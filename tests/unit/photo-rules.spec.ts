import { expect, test } from '@playwright/test';
import { LARGEST_ZOOM, MIDDLE, moved, partOf, warningsOf } from '@/lib/photo/rules';

const SIZES = [
  { width: 900, height: 1200 },
  { width: 4000, height: 3000 },
  { width: 480, height: 2000 },
  { width: 3, height: 5000 },
  { width: 1, height: 1 },
];

test('whatever is asked for, the part lies in the picture and is 3 to 4', () => {
  for (const size of SIZES)
    for (const x of [0, 250, 500, 1000])
      for (const y of [0, 500, 1000])
        for (const zoom of [100, 150, LARGEST_ZOOM]) {
          const part = partOf(size, { x, y, zoom });
          expect(part.left).toBeGreaterThanOrEqual(0);
          expect(part.top).toBeGreaterThanOrEqual(0);
          expect(part.left + part.width).toBeLessThanOrEqual(size.width);
          expect(part.top + part.height).toBeLessThanOrEqual(size.height);
          if (part.width > 100) expect(part.width / part.height).toBeCloseTo(0.75, 1);
        }
});

test('without a wish it is the middle, as large as it goes', () => {
  expect(partOf({ width: 900, height: 1200 }, MIDDLE)).toEqual({ left: 0, top: 0, width: 900, height: 1200 });
  expect(partOf({ width: 4000, height: 3000 }, MIDDLE)).toEqual({
    left: 875,
    top: 0,
    width: 2250,
    height: 3000,
  });
});

test('steps move the part, stop at the edge, and the first step back counts', () => {
  const size = { width: 4000, height: 3000 };
  let cut = MIDDLE;
  for (let step = 0; step < 50; step += 1) cut = moved(size, cut, { x: 0.05 });
  expect(partOf(size, cut)).toMatchObject({ left: 1750, width: 2250 });
  expect(partOf(size, moved(size, cut, { x: -0.05 })).left).toBeLessThan(1700);
  expect(moved(size, cut, { zoom: 1000 }).zoom).toBe(LARGEST_ZOOM);
  expect(moved(size, cut, { zoom: -1000 }).zoom).toBe(100);
});

test('what may be better is named: small, dark, bright, blurred', () => {
  const good = { brightness: 140, sharpness: 4 };
  expect(warningsOf({ width: 480, height: 640 }, good)).toEqual([]);
  expect(warningsOf({ width: 479, height: 640 }, good)).toEqual(['small']);
  expect(warningsOf({ width: 480, height: 640 }, { brightness: 30, sharpness: 0.1 })).toEqual([
    'dark',
    'blurred',
  ]);
  expect(warningsOf({ width: 480, height: 640 }, { brightness: 250, sharpness: 4 })).toEqual(['bright']);
});
