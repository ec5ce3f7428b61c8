import { expect, test } from '@playwright/test';
import { heldByDay, sizesByDay } from '@/lib/dashboard/days';

const EDITION = {
  timeZone: 'Europe/Moscow',
  seatsHeldFrom: 'submission' as const,
  capacitySeats: 120,
  internationalReserveSeats: 20,
};
const at = (text: string) => new Date(text);

test('seats held at the end of each day add up from changes of state, quiet days included', () => {
  const moves = [
    { day: '2027-03-01', from: null, to: 'submitted', people: 5 },
    { day: '2027-03-01', from: null, to: 'waitlisted', people: 2 },
    { day: '2027-03-03', from: 'submitted', to: 'rejected', people: 1 },
    { day: '2027-03-03', from: 'submitted', to: 'approved', people: 2 },
    { day: '2027-03-03', from: 'waitlisted', to: 'submitted', people: 1 },
  ];
  expect(heldByDay('2027-03-04', moves, [], EDITION).map(({ held }) => held)).toEqual([5, 5, 5, 5]);
  // Until the second, seats were held from approval.
  const modes = [
    {
      at: at('2027-03-02T12:00:00Z'),
      before: { seatsHeldFrom: 'approval' },
      after: { seatsHeldFrom: 'submission' },
    },
  ];
  expect(heldByDay('2027-03-04', moves, modes, EDITION)).toEqual([
    { day: '2027-03-01', held: 0 },
    { day: '2027-03-02', held: 5 },
    { day: '2027-03-03', held: 5 },
    { day: '2027-03-04', held: 5 },
  ]);
  expect(heldByDay('2027-03-04', [], [], EDITION)).toEqual([]);
});

test('sizes go back in time by the changes that the audit has, on the forum’s calendar', () => {
  const days = ['2027-03-01', '2027-03-02', '2027-03-03'];
  const changes = [
    // 22:00 in London is the next day in Moscow.
    { of: 'capacity' as const, at: at('2027-03-01T22:00:00Z'), before: { size: 100 }, after: { size: 120 } },
    { of: 'reserve' as const, at: at('2027-03-03T09:00:00Z'), before: { size: 40 }, after: { size: 20 } },
  ];
  const of = (key: 'total' | 'international' | 'domestic') =>
    sizesByDay(days, changes, EDITION, { key, size: 0 });
  expect(of('total')).toEqual([100, 120, 120]);
  expect(of('international')).toEqual([40, 40, 20]);
  expect(of('domestic')).toEqual([60, 80, 100]);
  const cap = [
    { of: 'cap' as const, at: at('2027-03-02T09:00:00Z'), before: { size: null }, after: { size: 7 } },
  ];
  expect(sizesByDay(days, cap, EDITION, { key: 'category:GOV', size: 7 })).toEqual([null, 7, 7]);
});
