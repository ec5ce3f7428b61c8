import { asc, sql } from 'drizzle-orm';
import { stateSpell } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { registrationRecord } from '@/lib/dashboard/record';
import { stats } from '@/lib/dashboard/stats';
import { TIMES_OF_PEOPLE } from '@/lib/dashboard/times';
import { answerRequest } from '@/lib/registration/answering';
import { editInput } from '@/lib/registration/input';
import { timeInStates } from '@/lib/registration/spells';
import { decide } from '@/lib/review/commands';
import { undo } from '@/lib/review/undoing';
import { ASK, anaAt, asking } from '../support/answers';
import { expect, type House, test } from '../support/house';
import {
  application,
  daysLater,
  fromHome,
  hoursLater,
  minutesLater,
  organiser,
  reviewer,
  reviewerOf,
} from '../support/people';
import { lastDecision } from '../support/undo';

const ANSWER = editInput.parse({ phone: '+86 10 6552 1111', position: 'Mayor', diet: '' });
const spells = async ({ db }: House) =>
  (await db.select().from(stateSpell).orderBy(asc(stateSpell.since))).map(({ state, since, until }) => [
    state,
    since,
    until,
  ]);

test('time in each state is kept as it is left, and the record adds up whose turn it was', async ({
  house,
}) => {
  const { reference } = await asking(house);
  expectOk(await answerRequest(anaAt(house, 48 * 60), reference, ANSWER));
  expectOk(await decide(house.scope(reviewer, daysLater(5)), reference, ASK));
  expectOk(await answerRequest(anaAt(house, 6 * 24 * 60), reference, ANSWER));
  // Asked at the moment of the application: no time at all is no spell.
  expect(await spells(house)).toEqual([
    ['needs_info', minutesLater(0), daysLater(2)],
    ['submitted', daysLater(2), daysLater(5)],
    ['needs_info', daysLater(5), daysLater(6)],
  ]);
  const scope = house.scope(organiser, daysLater(10));
  const record = expectOk(await registrationRecord(scope, reference));
  const days = [...timeInStates(record.spells, scope.now)].map(([state, ms]) => [state, ms / 86_400_000]);
  expect(days).toEqual([
    ['needs_info', 3],
    ['submitted', 7],
  ]);
});

test('what was undone has ended nothing', async ({ house }) => {
  const { reference } = await house.submit();
  expectOk(
    await decide(house.scope(reviewer, daysLater(3)), reference, { decision: 'reject', reasonCode: 'other' }),
  );
  expect(await spells(house)).toHaveLength(1);
  expectOk(await undo(house.scope(reviewer, minutesLater(2, daysLater(3))), await lastDecision(house)));
  expect(await spells(house)).toEqual([]);
  expectOk(await decide(house.scope(reviewer, daysLater(8)), reference, { decision: 'approve' }));
  expect(await spells(house)).toEqual([['submitted', minutesLater(0), daysLater(8)]]);
});

test('the dashboard tells how long half and nine of ten waited, of the last thirty days and of one’s own part', async ({
  house,
}) => {
  for (const hours of [12, 24, 36, 48, 240]) {
    const { reference } = await house.submit(application());
    expectOk(await decide(house.scope(reviewer, hoursLater(hours)), reference, { decision: 'approve' }));
  }
  const { reference } = await house.submit(fromHome());
  expectOk(await decide(house.scope(reviewer, hoursLater(60)), reference, { decision: 'approve' }));
  const times = async (days: number, actor = organiser) =>
    expectOk(await stats(house.scope(actor, daysLater(days)))).times;
  expect(await times(12)).toEqual([{ state: 'submitted', left: 6, halfDays: 1.8, mostDays: 6.3 }]);
  // Whoever left after half a day has left more than thirty days ago.
  expect(await times(31)).toEqual([{ state: 'submitted', left: 5, halfDays: 2, mostDays: 7 }]);
  // Of more than can be of interest, the latest: two thousand who left within an hour say that it takes an hour now.
  await house.db.execute(sql`
    INSERT INTO state_spell (registration_id, state, since, until)
    SELECT id, 'submitted', ${daysLater(11).toISOString()}::timestamptz + n * interval '1 second',
      ${daysLater(11).toISOString()}::timestamptz + n * interval '1 second' + interval '1 hour'
    FROM registration, generate_series(1, ${TIMES_OF_PEOPLE}) AS n WHERE reference = ${reference}`);
  expect(await times(12)).toEqual([{ state: 'submitted', left: TIMES_OF_PEOPLE, halfDays: 0, mostDays: 0 }]);
  await house.db.execute(sql`DELETE FROM state_spell WHERE until - since = interval '1 hour'`);
  expect(await times(12, reviewerOf({ countries: ['RU'] }))).toEqual([
    { state: 'submitted', left: 1, halfDays: 2.5, mostDays: 2.5 },
  ]);
});
