import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { dealOut, seenBefore } from '@/lib/queue/rules';
import { minutesLater, NOW } from '../support/people';

test('whoever has least is dealt to next, the first among equals', () => {
  expect(dealOut(5, [2, 0, 1])).toEqual([1, 1, 2, 0, 1]);
  expect(dealOut(0, [3])).toEqual([]);
  expect(dealOut(4, [])).toEqual([]);
});

test('dealing never leaves anybody who was dealt to with two more than somebody else', () => {
  const loads = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(60), loads, (count, before) => {
      const now = [...before];
      for (const position of dealOut(count, before)) now[position] = (now[position] ?? 0) + 1;
      const least = Math.min(...now);
      return now.every((load, position) => load === before[position] || load <= least + 1);
    }),
  );
});

test('a visit ends ten minutes after the last look, and what is new is new since then', () => {
  expect(seenBefore(undefined, NOW)).toBeNull();
  const first = { seenAt: NOW, seenBefore: null };
  expect(seenBefore(first, minutesLater(9))).toBeNull();
  expect(seenBefore(first, minutesLater(11))).toEqual(NOW);
  const second = { seenAt: minutesLater(11), seenBefore: NOW };
  expect(seenBefore(second, minutesLater(15))).toEqual(NOW);
});
