import { expect, test } from '@playwright/test';
import { alarmsOf, FULL_LOAD, forecastWait } from '@/lib/gate/forecast';

const flow = (before: number, lately: number) => [...Array(5).fill(before), ...Array(5).fill(lately)];

test('nobody waits where nobody comes, with or without a gate', () => {
  expect(forecastWait(flow(0, 0), [8, 8])).toMatchObject({ waitMinutes: 0, load: 0 });
  expect(forecastWait(flow(0, 0), [])).toMatchObject({ waitMinutes: 0, load: null });
});

test('people who come to closed gates wait for nobody knows how long', () => {
  const forecast = forecastWait(flow(4, 4), []);
  expect(forecast.waitMinutes).toBe(null);
  expect(alarmsOf({ forecast, zones: [], silent: [], openConflicts: 0 })).toEqual([{ kind: 'no_gate_open' }]);
});

test('a trend goes on: what has grown grows once more, and what has ebbed does not fall below nothing', () => {
  expect(forecastWait(flow(10, 16), [32])).toMatchObject({ arrivalsPerMinute: 16, expectedPerMinute: 22 });
  expect(forecastWait(flow(20, 5), [32])).toMatchObject({ expectedPerMinute: 0, waitMinutes: 0 });
});

test('half loaded gates make nobody wait; whoever is too many for a quarter of an hour queues', () => {
  const gates = [8, 8, 8, 8];
  expect(forecastWait(flow(16, 16), gates).waitMinutes).toBeLessThan(0.1);
  // 16 a minute too many for 15 minutes are 240 people, whom 32 a minute let through in 7.5 minutes.
  expect(forecastWait(flow(48, 48), gates).waitMinutes).toBeCloseTo(7.5, 0);
});

test('a longer wait never comes of fewer people, nor of another gate', () => {
  const waits = Array.from(
    { length: 60 },
    (_, rate) => forecastWait(flow(rate, rate), [8, 8, 8]).waitMinutes ?? 0,
  );
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  for (let rate = 1; rate < 60; rate++) {
    const more = forecastWait(flow(rate, rate), [8, 8, 8, 8]).waitMinutes ?? 0;
    expect(more).toBeLessThanOrEqual(waits[rate] ?? 0);
  }
});

test('alarms ring past five minutes, at full load, above 95 per cent inside, for silence and conflicts', () => {
  const quiet = { zones: [], silent: [], openConflicts: 0 };
  const at = (rate: number) => alarmsOf({ ...quiet, forecast: forecastWait(flow(rate, rate), [10]) });
  expect(at(9)).toEqual([]);
  expect(at(10 * FULL_LOAD)).toEqual([{ kind: 'at_limit' }]);
  expect(at(20)).toMatchObject([{ kind: 'wait' }]);
  const zone = { key: 'HALL', mostInside: 100 };
  const forecast = forecastWait(flow(0, 0), [10]);
  const full = (inside: number) => alarmsOf({ ...quiet, forecast, zones: [{ ...zone, inside }] });
  expect(full(95)).toEqual([]);
  expect(full(96)).toEqual([{ kind: 'occupancy', zone: 'HALL', inside: 96, most: 100 }]);
  const since = new Date(0);
  const silent = [{ name: 'Tablet', gate: 'N1', lastSeenAt: since }];
  expect(alarmsOf({ forecast, zones: [], silent, openConflicts: 2 })).toEqual([
    { kind: 'silent', device: 'Tablet', gate: 'N1', since },
    { kind: 'conflicts', open: 2 },
  ]);
});
