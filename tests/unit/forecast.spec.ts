import { expect, test } from '@playwright/test';
import { type Course, type Forecast, forecastOf } from '@/lib/dashboard/forecast';

const NOW = new Date('2027-03-01T00:00:00Z');
const CLOSES = new Date('2027-08-01T00:00:00Z');
const COURSE: Course = { goal: 1000, approved: 400, undecided: 200, ended: 100, recent: 70, days: 7 };

const CASES: [string, Partial<Course>, Forecast][] = [
  // 400 + 200 · 0.8 = 560 expected; 440 missing at 8 a day that stay: 55 days.
  [
    'at the present pace, less the usual refusals',
    {},
    { kind: 'on', at: new Date('2027-04-25T00:00:00Z'), perDay: 10, share: 0.2 },
  ],
  ['a goal that the approved have reached is reached', { approved: 1000 }, { kind: 'reached' }],
  ['a goal of nothing is reached', { goal: 0, approved: 0 }, { kind: 'reached' }],
  ['who is under way is enough', { undecided: 800 }, { kind: 'under_way', perDay: 10, share: 0.2 }],
  ['nobody applied lately', { recent: 0 }, { kind: 'still', perDay: 0, share: 0.2 }],
  ['everybody was refused so far', { approved: 0, ended: 20 }, { kind: 'still', perDay: 10, share: 1 }],
  ['too few are finished', { approved: 10, ended: 9 }, { kind: 'few', finished: 19 }],
  [
    'nothing has happened yet',
    { approved: 0, undecided: 0, ended: 0, recent: 0, days: 1 },
    { kind: 'few', finished: 0 },
  ],
  [
    'not before registration closes: 153 days of 0.8 a day',
    { recent: 7 },
    { kind: 'after_closing', byClosing: 682, perDay: 1, share: 0.2 },
  ],
  [
    'a young registration is judged by its own days',
    { recent: 20, days: 2 },
    { kind: 'on', at: new Date('2027-04-25T00:00:00Z'), perDay: 10, share: 0.2 },
  ],
];
for (const [what, own, forecast] of CASES) {
  test(`forecast: ${what}`, () => {
    expect(forecastOf({ ...COURSE, ...own }, NOW, CLOSES)).toEqual(forecast);
  });
}

test('after the closing the forecast is what is expected already', () => {
  expect(forecastOf(COURSE, new Date('2027-09-01T00:00:00Z'), CLOSES)).toMatchObject({ byClosing: 560 });
});
