import { expect, test } from '@playwright/test';
import { instantAt, wallTime } from '@/lib/edition/rules';

const CASES = [
  { zone: 'Europe/Moscow', wall: '2027-08-21T00:00', instant: '2027-08-20T21:00:00.000Z' },
  { zone: 'Asia/Kolkata', wall: '2027-01-01T05:30', instant: '2027-01-01T00:00:00.000Z' },
  { zone: 'America/Sao_Paulo', wall: '2027-08-27T09:00', instant: '2027-08-27T12:00:00.000Z' },
  { zone: 'Europe/Berlin', wall: '2027-03-28T03:30', instant: '2027-03-28T01:30:00.000Z' },
  { zone: 'UTC', wall: '2027-12-31T23:59', instant: '2027-12-31T23:59:00.000Z' },
];

for (const { zone, wall, instant } of CASES) {
  test(`a clock in ${zone} shows ${wall} at ${instant}, and back`, () => {
    expect(instantAt(wall, zone)?.toISOString()).toBe(instant);
    expect(wallTime(new Date(instant), zone)).toBe(wall);
  });
}

test('an hour that a change of clocks skips is the hour after it', () => {
  expect(instantAt('2027-03-28T02:30', 'Europe/Berlin')?.toISOString()).toBe('2027-03-28T01:30:00.000Z');
});

for (const typed of ['', 'tomorrow', '2027-13-01T00:00', '2027-08-21']) {
  test(`«${typed}» is no time of a clock`, () => {
    expect(instantAt(typed, 'Europe/Moscow')).toBeUndefined();
  });
}

test('in a zone that there is not no time is a moment', () => {
  for (const zone of ['', 'Mars/Base', '{{7*7}}'])
    expect(instantAt('2027-08-27T09:00', zone)).toBeUndefined();
});
