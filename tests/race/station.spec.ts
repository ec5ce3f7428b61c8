import { badgePrint, printOrder } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { orderBadge } from '@/lib/station/ordering';
import { attend, handOut } from '@/lib/station/serving';
import { settleOrder } from '@/lib/station/settling';
import { readCode } from '../support/doors';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/house';
import { gateStaff, NOW } from '../support/people';
import { printsAt, stationAt, workOff } from '../support/station';

const PEOPLE = 24;
const STATIONS = 4;
const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

test('many stations, some of which die with an order in hand, print each badge exactly once', async ({
  house,
}) => {
  await printsAt(house, 'N1');
  const holders = [];
  for (let made = 0; made < PEOPLE; made++) holders.push(await ticketHolder(house));
  // Every code is read at two devices in the same instant, and the worker does everything twice; the desk orders besides.
  await Promise.all(holders.flatMap(({ code }) => [readCode(house, code), readCode(house, code)]));
  await Promise.all([workOff(house), workOff(house)]);
  const again = await Promise.all(
    holders.map(({ reference }) =>
      orderBadge(house.scope(gateStaff), { reference, station: 'N1', reason: undefined }),
    ),
  );
  expect(again.filter(({ ok }) => ok)).toEqual([]);
  const stations = await Promise.all(
    Array.from({ length: STATIONS }, (_, at) => stationAt(house, 'N1', { name: `Printer ${at}` })),
  );
  // Each of these has taken one and is never heard again.
  const dead = await Promise.all([0, 1].map((at) => stationAt(house, 'N1', { name: `Dead ${at}` })));
  for (const { actor } of dead) expectOk(await attend(house.scope(actor), { isTaking: true }));
  const printed: string[] = [];
  await Promise.all(
    stations.map(async ({ actor }) => {
      for (let seconds = 61; ; seconds++) {
        const scope = house.scope(actor, secondsLater(seconds));
        const { inHand } = expectOk(await attend(scope, { isTaking: true }));
        if (!inHand) return;
        // A double click, and a page that is open twice.
        const handed = await Promise.all([0, 1].map(() => handOut(scope, { id: inHand.id, format: 'a7' })));
        expect(handed.map(({ ok }) => ok).sort()).toEqual([false, true]);
        expectOk(await settleOrder(scope, { id: inHand.id, outcome: 'handed_over' }));
        printed.push(inHand.person.reference);
      }
    }),
  );
  expect(printed.sort()).toEqual(holders.map(({ reference }) => reference).sort());
  expect(await house.db.$count(badgePrint)).toBe(PEOPLE);
  expect(await house.db.$count(printOrder)).toBe(PEOPLE);
  await house.expectSound();
});
