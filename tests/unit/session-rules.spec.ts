import { expect, test } from '@playwright/test';
import { endOf } from '@/lib/auth/rules';
import type { Role } from '@/lib/core/actor';
import { after, DAY_MS, HOUR_MS } from '@/lib/core/clock';

const OPENED = new Date('2027-08-27T05:00:00Z');

const ENDS: [who: string, roles: Role[], seenMs: number, endsMs: number][] = [
  ['a desk left alone', ['reviewer'], 0, 2 * HOUR_MS],
  ['a desk at work', ['organiser'], HOUR_MS, 3 * HOUR_MS],
  ['a desk that never rests', ['viewer'], 11.5 * HOUR_MS, 12 * HOUR_MS],
  ['a gate', ['gate'], 10 * HOUR_MS, 34 * HOUR_MS],
  ['a gate on its third day', ['gate'], 71 * HOUR_MS, 72 * HOUR_MS],
  ['an organiser who also stands at a gate', ['gate', 'organiser'], 0, 2 * HOUR_MS],
  ['a delegate', [], 3 * DAY_MS, 17 * DAY_MS],
  ['a delegate who comes every day', [], 59 * DAY_MS, 60 * DAY_MS],
];

for (const [who, roles, seenMs, endsMs] of ENDS) {
  test(`the session of ${who} ends when its rule says`, () => {
    const times = { openedAt: OPENED, lastSeenAt: after(OPENED, seenMs) };
    expect(endOf(times, roles)).toEqual(after(OPENED, endsMs));
  });
}
