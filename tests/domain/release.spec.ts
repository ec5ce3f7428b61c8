import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { poolHistory } from '@/lib/dashboard/history';
import { previewRelease } from '@/lib/dashboard/preview';
import { currentEdition } from '@/lib/edition/queries';
import { cancelRelease, plannedReleases, planRelease, releaseDueReserve } from '@/lib/edition/release';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { application, fromHome, hoursLater, organiser, reviewer } from '../support/people';

const worker = system('worker');
const desk = (house: House) => house.scope(organiser);

test('a form that is sent twice plans one step, also at once; it is taken back once', async ({ house }) => {
  const { id } = await currentEdition(house);
  const step = { dueAt: hoursLater(5), toSeats: 700, reason: 'Council' };
  const planned = await Promise.all([planRelease(desk(house), id, step), planRelease(desk(house), id, step)]);
  expect(new Set(planned.map(expectOk)).size).toBe(1);
  expect(expectOk(await plannedReleases(desk(house), id))).toMatchObject([
    { toSeats: 700, reason: 'Council' },
  ]);
  const [releaseId = ''] = planned.map(expectOk);
  expectOk(await cancelRelease(desk(house), releaseId));
  expect(await cancelRelease(desk(house), releaseId)).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  expect(await plannedReleases(house.scope(reviewer), id)).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});

test('a planned step lets in whom its preview named, and stands in the history with its reason', async ({
  house,
}) => {
  await house.settings({ capacity: 3, internationalReserve: 3 });
  await house.submit(application());
  const home = [await house.submit(fromHome()), await house.submit(fromHome())];
  const { id } = await currentEdition(house);
  expectOk(await planRelease(desk(house), id, { dueAt: hoursLater(1), toSeats: 2, reason: 'Council' }));
  const { coming } = expectOk(await previewRelease(desk(house), 2));
  await releaseDueReserve(house.scope(worker, hoursLater(2)));
  await promoteAll(house.scope(worker, hoursLater(2)));
  expect(await house.states(home.map(({ reference }) => reference))).toEqual(['submitted', 'waitlisted']);
  expect(coming.map(({ pool, first }) => [pool, first.map(({ reference }) => reference)])).toEqual([
    ['domestic', [home[0]?.reference]],
  ]);
  const { changes, days, pool } = expectOk(
    await poolHistory(house.scope(reviewer, hoursLater(3)), 'international'),
  );
  expect(changes[0]).toMatchObject({
    of: 'reserve',
    fact: { actor: 'system:worker', before: { size: 3 }, after: { size: 2, reason: 'Council' } },
  });
  expect(days.at(-1)).toEqual({ day: '2027-03-01', held: 1, size: 2 });
  expect(pool.held).toBe(1);
  const domestic = expectOk(await poolHistory(house.scope(reviewer, hoursLater(3)), 'domestic'));
  expect(domestic.days.at(-1)).toMatchObject({ held: 1, size: 1 });
  expect(domestic.changes.map(({ of }) => of)).toEqual(['reserve', 'reserve', 'capacity']);
});
