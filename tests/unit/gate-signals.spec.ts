import { expect, test } from '@playwright/test';
import { BEEPS, SHAKES, type Signal } from '@/app/gate/_scanner/signals';
import { codeIn, isBurst } from '@/app/gate/typed';

const SIGNALS = Object.keys(BEEPS) as Signal[];

test('every verdict sounds and shakes in a rhythm and a pitch of its own', () => {
  const rhythms = SIGNALS.map((signal) =>
    BEEPS[signal].map(({ atMs, lastsMs }) => `${atMs}+${lastsMs}`).join(),
  );
  const pitches = SIGNALS.map((signal) => BEEPS[signal].map(({ hertz }) => hertz).join());
  expect(new Set(rhythms).size).toBe(SIGNALS.length);
  expect(new Set(pitches).size).toBe(SIGNALS.length);
  expect(new Set(SIGNALS.map((signal) => SHAKES[signal].join())).size).toBe(SIGNALS.length);
  // Told apart by a volunteer in a hall: a yes ends high, a no stays low.
  expect(Math.min(...BEEPS.admit.map(({ hertz }) => hertz))).toBeGreaterThan(
    2 * Math.max(...BEEPS.stop.map(({ hertz }) => hertz)),
  );
});

test('a code is known by its digits, wherever a name was left standing', () => {
  expect(codeIn('1234567890123456789012')).toBe('1234567890123456789012');
  expect(codeIn('1234 5678 9012 3456 7890 12')).toBe('1234567890123456789012');
  expect(codeIn('１２３４５６７８９０１２３４５６７８９０')).toBe('12345678901234567890');
  expect(codeIn('Iva1234567890123456789012')).toBe('1234567890123456789012');
  for (const name of ['Ivanov', 'BMF-27-010017', '+7 912 345-67-89', '10017', '', '123456789012345']) {
    expect(codeIn(name), name).toBeUndefined();
  }
});

test('what comes faster than a hand can type was read by a scanner', () => {
  const typed = 'https://elsewhere.example';
  const times = (pauseMs: number, count = typed.length) =>
    Array.from({ length: count }, (_, at) => at * pauseMs);
  expect(isBurst(typed, times(8))).toBe(true);
  expect(isBurst(typed, times(90))).toBe(false);
  expect(isBurst('Ivanov', times(8, 6))).toBe(false);
  expect(isBurst(typed, [])).toBe(false);
});
