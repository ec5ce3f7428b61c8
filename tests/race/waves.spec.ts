import { decision } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { prepare, takeOut } from '@/lib/review/preparing';
import { carryOutWave, publishDueWaves, publishWave } from '@/lib/review/publishing';
import { callOffWave } from '@/lib/review/waves';
import { applying, hireReviewer, selectedOf } from '../support/bulk';
import { breaking } from '../support/crash';
import { expect, test } from '../support/house';
import { minutesLater, organiser, reviewer } from '../support/people';
import { APPROVE, openingWave, preparing, REFUSE } from '../support/waves';

const together = <T>(count: number, work: (position: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, position) => work(position)));

test.beforeEach(({ house }) => hireReviewer(house));

test('workers side by side publish a wave once, and decide each person once', async ({ house }) => {
  const references = await applying(house, 150);
  const id = await openingWave(house);
  await preparing(house, id, references.slice(0, 130));
  await preparing(house, id, references.slice(130), REFUSE);
  const at = house.scope(undefined, minutesLater(61));
  const published = await together(4, () => publishDueWaves(at));
  expect(published.toSorted()).toEqual([0, 0, 0, 1]);
  expect(await house.tasks('review.wave')).toHaveLength(1);
  await together(3, () => carryOutWave(at, id));
  expect(await house.db.$count(decision)).toBe(150);
  expect(await house.mails('approved')).toHaveLength(130);
  expect(await house.mails('rejected')).toHaveLength(20);
  await house.expectSound();
});

test('who prepares while a wave is published is in it or told that it is closed, never lost', async ({
  house,
}) => {
  const references = await applying(house, 12);
  const id = await openingWave(house);
  const seen = await selectedOf(house, references);
  await preparing(house, id, references.slice(0, 1));
  const [, ...answers] = await Promise.all([
    publishWave(house.scope(organiser), id),
    ...seen.slice(1).map((one) => prepare(house.scope(reviewer), { waveId: id, ...APPROVE }, [one])),
  ]);
  await carryOutWave(house.scope(), id);
  const states = await house.states(references.slice(1));
  expect(states).toEqual(answers.map((answer) => (answer.ok ? 'approved' : 'submitted')));
});

test('of publishing and calling off one wins; of taking out and publishing the person knows which', async ({
  house,
}) => {
  for (let times = 0; times < 4; times++) {
    const [one = '', two = ''] = await applying(house, 2);
    const id = await openingWave(house, `Wave ${times}`);
    await preparing(house, id, [one, two]);
    const [published, off, out] = await Promise.all([
      publishWave(house.scope(organiser), id),
      callOffWave(house.scope(organiser), id),
      takeOut(house.scope(reviewer), two),
    ]);
    expect(published.ok).not.toBe(off.ok);
    await carryOutWave(house.scope(), id);
    expect(await house.states([one])).toEqual([published.ok ? 'approved' : 'submitted']);
    const isOut = out.ok || off.ok;
    expect(await house.states([two])).toEqual([isOut ? 'submitted' : 'approved']);
  }
});

test('two who prepare one person at once: one does, the other is told', async ({ house }) => {
  const [one = ''] = await applying(house, 1);
  const [first, second] = [await openingWave(house), await openingWave(house, 'Second wave')];
  const seen = await selectedOf(house, [one]);
  const answers = await Promise.all(
    [first, second].map((waveId) => prepare(house.scope(reviewer), { waveId, ...APPROVE }, seen)),
  );
  const codes = answers.map((answer) => expectOk(answer).skipped[0]?.code);
  expect(codes.toSorted()).toEqual(['ALREADY_PREPARED', undefined]);
});

test('a worker that dies half-way leaves whole batches, and the next one goes on from there', async ({
  house,
}) => {
  const references = await applying(house, 220);
  const id = await openingWave(house);
  await preparing(house, id, references.slice(0, 20), REFUSE);
  await preparing(house, id, references.slice(20));
  const at = house.scope(undefined, minutesLater(61));
  await publishDueWaves(at);
  const left: number[] = [];
  for (const before of [4, 30, 50]) {
    await breaking(house, { before, how: 'killed' }, at, (scope) => carryOutWave(scope, id));
    left.push(await house.db.$count(decision));
  }
  // Part by part, a hundred at a time: what was begun and not committed is not there.
  expect(left.every((decided) => [0, 20, 120, 220].includes(decided))).toBe(true);
  expect(left[0]).toBe(0);
  await carryOutWave(at, id);
  expect(await house.db.$count(decision)).toBe(220);
  expect(await house.mails('approved')).toHaveLength(200);
  await house.expectSound();
});
