import { printBadge } from '@/lib/badge/printing';
import { expectOk } from '@/lib/core/result';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { listRegistrations } from '@/lib/dashboard/queries';
import { stats } from '@/lib/dashboard/stats';
import { toggleHead } from '@/lib/queue/heads';
import { decide } from '@/lib/review/commands';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { daysLater, hoursLater, organiser, reviewer } from '../support/people';
import { several } from '../support/queue';

const listed = async (house: House, filter: RegistrationFilter) =>
  expectOk(await listRegistrations(house.scope(organiser, daysLater(4)), filter)).rows.map(
    ({ reference }) => reference,
  );
const numbers = async (house: House, hours: number) => {
  const { tiles, changes } = expectOk(await stats(house.scope(organiser, hoursLater(hours))));
  return [
    [tiles.badgesPrinted, tiles.badgesMissing],
    [changes.badgesPrinted, changes.badgesMissing],
  ];
};

test('a badge is counted as printed while its code counts, with its change in a day', async ({ house }) => {
  const { reference } = await ticketHolder(house);
  const { reference: other } = await ticketHolder(house);
  expect(await numbers(house, 48)).toEqual([
    [0, 2],
    [0, 0],
  ]);
  expectOk(await printBadge(house.scope(organiser, hoursLater(50)), { reference, format: 'a6' }));
  expect(await numbers(house, 51)).toEqual([
    [1, 1],
    [1, -1],
  ]);
  expect(await numbers(house, 75)).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(await listed(house, { badge: 'printed' })).toEqual([reference]);
  expect(await listed(house, { badge: 'missing' })).toEqual([other]);
});

test('heads of delegations are counted once they are approved', async ({ house }) => {
  const [head = ''] = await several(house, { delegation: 'Harbin' }, { delegation: 'Harbin' });
  expectOk(await toggleHead(house.scope(reviewer), { reference: head }));
  const heads = async () => expectOk(await stats(house.scope(organiser, hoursLater(1)))).tiles.heads;
  expect(await heads()).toBe(0);
  expect(await listed(house, { head: 'yes' })).toEqual([head]);
  expectOk(await decide(house.scope(reviewer), head, { decision: 'approve' }));
  expect(await heads()).toBe(1);
});
