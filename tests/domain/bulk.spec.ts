import { bulkDecision, decision } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { selectionOf } from '@/lib/dashboard/selection';
import { carryOutBulk } from '@/lib/review/batches';
import { decide } from '@/lib/review/commands';
import { foretell } from '@/lib/review/foretelling';
import { bulkReport, ownDecisions } from '@/lib/review/queries';
import {
  applying,
  askingBulk,
  hireReviewer,
  outcomes,
  REJECT,
  selectedOf,
  undoingBulk,
} from '../support/bulk';
import { expect, type House, test } from '../support/house';
import { gateStaff, minutesLater, organiser, reviewer } from '../support/people';

test.beforeEach(({ house }) => hireReviewer(house));

test('many are decided in the name of who asked, and taken back as a whole', async ({ house }) => {
  const references = await applying(house, 130);
  const id = await askingBulk(house, await selectedOf(house, references), { decision: 'approve' });
  expect(await house.tasks('review.bulk')).toMatchObject([{ payload: { bulkId: id } }]);
  await carryOutBulk(house.scope(), id);
  expect(new Set(await outcomes(house, id))).toEqual(new Set(['done']));
  const decided = await house.db.select().from(decision);
  expect(decided).toHaveLength(130);
  expect(decided[0]).toMatchObject({ decidedBy: 'person:user-reviewer', bulkId: id });
  expect((await house.db.select().from(bulkDecision))[0]?.finishedAt).toBeTruthy();
  await undoingBulk(house, id);
  expect(new Set(await outcomes(house, id, 'undo'))).toEqual(new Set(['undone']));
  expect(new Set(await house.states(references))).toEqual(new Set(['submitted']));
  expect(new Set((await house.mails('approved')).map(({ state }) => state))).toEqual(new Set(['recalled']));
  await house.expectSound();
});

const seen = async (house: House, references: string[]) =>
  expectOk(await selectionOf(house.scope(reviewer), { references })).people;

test('who was approved in advance since the list was seen is not rejected with the others', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const references = await applying(house, 3);
  const waiting = references.slice(1);
  const rows = await seen(house, waiting);
  const [promised = '', other = ''] = waiting;
  expectOk(await decide(house.scope(reviewer), promised, { decision: 'approve', whenFull: 'wait' }));
  const id = await askingBulk(house, rows, REJECT);
  await carryOutBulk(house.scope(), id);
  expect(await outcomes(house, id)).toEqual(['STATE_CHANGED', 'done']);
  expect(await house.states([promised, other])).toEqual(['waitlisted', 'rejected']);
});

test('the preview says what will come, and the act does just that', async ({ house }) => {
  await house.settings({ seatsHeldFrom: 'approval', capacity: 3, internationalReserve: 3 });
  const references = await applying(house, 7);
  const [first = '', second = '', third = ''] = references;
  for (const reference of [first, second]) {
    expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  }
  expectOk(await decide(house.scope(reviewer), third, REJECT));
  const rows = await seen(house, references);
  expect(await foretell(house, 'approve', rows)).toEqual({
    done: 1,
    waitsOn: 0,
    waits: [{ pool: 'international', people: 3 }],
    skipped: [
      { state: 'approved', people: 2 },
      { state: 'rejected', people: 1 },
    ],
  });
  const id = await askingBulk(house, rows, { decision: 'approve' });
  await carryOutBulk(house.scope(), id);
  expect(await outcomes(house, id)).toEqual([
    ...Array(3).fill('STATE_CHANGED'),
    'done',
    ...Array(3).fill('waits'),
  ]);
  const after = await seen(house, references);
  expect(await foretell(house, 'approve', after)).toMatchObject({
    done: 0,
    skipped: expect.arrayContaining([{ state: 'approved_in_advance', people: 3 }]),
  });
  expect(await foretell(house, 'reject', after)).toMatchObject({ done: 3 });
  await undoingBulk(house, id);
  expect(await house.states(references.slice(3))).toEqual(Array(4).fill('submitted'));
  await house.expectSound();
});

test('who was decided meanwhile is passed over, in the act and in the undo', async ({ house }) => {
  const references = await applying(house, 3);
  const [first = '', second = ''] = references;
  const id = await askingBulk(house, await selectedOf(house, references), { decision: 'approve' });
  expectOk(await decide(house.scope(organiser), first, REJECT));
  await carryOutBulk(house.scope(), id);
  expect(await outcomes(house, id)).toEqual(['STATE_CHANGED', 'done', 'done']);
  expectOk(await decide(house.scope(organiser), second, { decision: 'cancel' }));
  await undoingBulk(house, id);
  expect(await outcomes(house, id, 'undo')).toEqual([null, 'STATE_CHANGED', 'undone']);
  expect(await house.states(references)).toEqual(['rejected', 'cancelled', 'submitted']);
});

test('the report and the list of last decisions tell what came of it, and until when it can be undone', async ({
  house,
}) => {
  const references = await applying(house, 3);
  const id = await askingBulk(house, await selectedOf(house, references), { decision: 'approve' });
  const scope = house.scope(reviewer);
  expect(expectOk(await bulkReport(scope, id))).toMatchObject({ outcomes: new Map([['open', 3]]) });
  await carryOutBulk(house.scope(), id);
  const report = expectOk(await bulkReport(scope, id));
  expect(report.outcomes).toEqual(new Map([['done', 3]]));
  const single = await house.submit();
  expectOk(await decide(scope, single.reference, { decision: 'approve' }));
  const { decisions, bulks } = expectOk(await ownDecisions(scope));
  expect(decisions.map(({ reference }) => reference)).toEqual([single.reference]);
  expect(bulks).toMatchObject([{ id, heldUntil: report.undoUntil }]);
  expect(report.undoUntil).toBeInstanceOf(Date);
  const later = house.scope(reviewer, minutesLater(6));
  expect(expectOk(await bulkReport(later, id)).undoUntil).toBeUndefined();
  expect(expectOk(await ownDecisions(house.scope(organiser)))).toEqual({ decisions: [], bulks: [] });
  expect(await bulkReport(scope, newId())).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  for (const asked of [bulkReport(house.scope(gateStaff), id), ownDecisions(house.scope(gateStaff))]) {
    expect(await asked).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
});
