import { preparedDecision, wave } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { carryOutBulkUndo } from '@/lib/review/batches';
import { askBulkUndo } from '@/lib/review/bulk';
import { prepare, takeOut } from '@/lib/review/preparing';
import { carryOutWave, publishDueWaves, publishWave } from '@/lib/review/publishing';
import { openWaves, wavesOf } from '@/lib/review/schedule';
import { callOffWave, openWave, rescheduleWave } from '@/lib/review/waves';
import { applying, hireReviewer, selectedOf } from '../support/bulk';
import { expect, test } from '../support/house';
import {
  gateStaff,
  hoursLater,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  tokenWith,
  viewer,
} from '../support/people';
import { APPROVE, hourOf, openingWave, preparing, reportOn } from '../support/waves';

test.beforeEach(({ house }) => hireReviewer(house));

test('the hour is put off and brought forward, and a moment that has passed is none', async ({ house }) => {
  const [one = ''] = await applying(house, 1);
  const id = await openingWave(house);
  await preparing(house, id, [one]);
  const past = { code: 'INVALID_INPUT', details: { errors: [{ path: 'publishAt', code: 'in_the_past' }] } };
  expect(await rescheduleWave(house.scope(organiser), id, NOW)).toEqual({ ok: false, refusal: past });
  expect(await openWave(house.scope(organiser), { name: 'Late', publishAt: NOW })).toEqual({
    ok: false,
    refusal: past,
  });
  expectOk(await rescheduleWave(house.scope(organiser), id, hoursLater(5)));
  await hourOf(house, id, 120);
  expect(await house.states([one])).toEqual(['submitted']);
  await hourOf(house, id, 300);
  expect(await house.states([one])).toEqual(['approved']);
  expect((await house.facts(`wave:${id}`)).map(({ action }) => action)).toEqual([
    'wave.opened',
    'wave.rescheduled',
    'wave.published',
  ]);
});

test('two open waves do not share a name, whatever its capitals', async ({ house }) => {
  await openingWave(house);
  const again = { name: 'first WAVE', publishAt: hoursLater(2) };
  expect(await openWave(house.scope(organiser), again)).toMatchObject({
    refusal: { details: { errors: [{ path: 'name', code: 'name_in_use' }] } },
  });
});

test('a wave that was called off is over: nothing of it comes, nobody gets in', async ({ house }) => {
  const references = await applying(house, 2);
  const id = await openingWave(house);
  await preparing(house, id, references);
  expectOk(await callOffWave(house.scope(organiser), id));
  await hourOf(house, id);
  expect(await house.states(references)).toEqual(['submitted', 'submitted']);
  const seen = await selectedOf(house, references);
  const late = await prepare(house.scope(reviewer), { waveId: id, ...APPROVE }, seen);
  expect(late).toEqual({ ok: false, refusal: { code: 'WAVE_CLOSED' } });
  for (const act of [
    callOffWave(house.scope(organiser), id),
    publishWave(house.scope(organiser), id),
    rescheduleWave(house.scope(organiser), id, hoursLater(9)),
  ])
    expect(await act).toEqual({ ok: false, refusal: { code: 'WAVE_CLOSED' } });
  // They can be put into another one.
  await preparing(house, await openingWave(house, 'Another'), references);
  expect(await house.db.$count(preparedDecision)).toBe(4);
});

test('published by hand it goes at once; empty, there is nothing to publish', async ({ house }) => {
  const [one = ''] = await applying(house, 1);
  const id = await openingWave(house);
  expect(await publishWave(house.scope(organiser), id)).toEqual({
    ok: false,
    refusal: { code: 'WAVE_EMPTY' },
  });
  await preparing(house, id, [one]);
  expectOk(await publishWave(house.scope(organiser), id));
  expect(await house.tasks('review.wave')).toMatchObject([{ payload: { waveId: id } }]);
  await carryOutWave(house.scope(), id);
  expect(await house.states([one])).toEqual(['approved']);
  const [published] = await house.db.select().from(wave);
  expect(published).toMatchObject({ publishedAt: NOW, publishedBy: 'person:user-organiser' });
});

test('an empty wave passes its hour without a word', async ({ house }) => {
  const id = await openingWave(house);
  await hourOf(house, id);
  expect(await openWaves(house.scope(reviewer))).toEqual([]);
  expect(await publishDueWaves(house.scope(undefined, hoursLater(3)))).toBe(0);
});

test('a published wave is undone part by part, as any decision on many', async ({ house }) => {
  const references = await applying(house, 3);
  const id = await openingWave(house);
  await preparing(house, id, references);
  await hourOf(house, id);
  const [part] = (await reportOn(house, id)).parts;
  expectOk(await askBulkUndo(house.scope(reviewer, minutesLater(62)), part?.id ?? ''));
  await carryOutBulkUndo(house.scope(undefined, minutesLater(62)), part?.id ?? '');
  expect(new Set(await house.states(references))).toEqual(new Set(['submitted']));
  await house.expectSound();
});

test('reviewers prepare, organisers publish, and nobody else sees a wave', async ({ house }) => {
  const [one = ''] = await applying(house, 1);
  const id = await openingWave(house);
  const seen = await selectedOf(house, [one]);
  const refusal = { ok: false, refusal: { code: 'NOT_ALLOWED' } };
  for (const actor of [reviewer, viewer, gateStaff, tokenWith('review')]) {
    const scope = house.scope(actor);
    expect(await openWave(scope, { name: 'Mine', publishAt: hoursLater(2) })).toEqual(refusal);
    expect(await rescheduleWave(scope, id, hoursLater(2))).toEqual(refusal);
    expect(await callOffWave(scope, id)).toEqual(refusal);
    expect(await publishWave(scope, id)).toEqual(refusal);
  }
  for (const actor of [viewer, gateStaff, tokenWith('review')]) {
    expect(await prepare(house.scope(actor), { waveId: id, ...APPROVE }, seen)).toEqual(refusal);
  }
  for (const actor of [viewer, gateStaff]) {
    expect(await takeOut(house.scope(actor), one)).toEqual(refusal);
    expect(await wavesOf(house.scope(actor))).toEqual(refusal);
    expect(await openWaves(house.scope(actor))).toEqual([]);
  }
  expect(expectOk(await wavesOf(house.scope(reviewer)))).toMatchObject([{ id, approvals: 0, rejections: 0 }]);
});
