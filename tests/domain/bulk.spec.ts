import { eq, sql } from 'drizzle-orm';
import { bulkDecision, bulkItem, decision, staffRole, ticket } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { submitTogether } from '@/lib/registration/commands';
import { carryOutBulk, carryOutBulkUndo } from '@/lib/review/batches';
import { askBulk, askBulkUndo } from '@/lib/review/bulk';
import { decide } from '@/lib/review/commands';
import { foretell } from '@/lib/review/foretelling';
import { bulkReport, ownDecisions } from '@/lib/review/queries';
import { askingBulk, hireReviewer, selectedOf } from '../support/bulk';
import { expect, type House, test } from '../support/house';
import { application, gateStaff, minutesLater, organiser, reviewer } from '../support/people';

const applying = async (house: House, people: number): Promise<string[]> => {
  const inputs = Array.from({ length: people }, () => application());
  const submitted = await inTransaction(house.scope(), async (tx) => ok(await submitTogether(tx, inputs)));
  return expectOk(submitted).map((one) => expectOk(one).reference);
};
const outcomes = async ({ db }: House, bulkId: string, column: 'outcome' | 'undo' = 'outcome') => {
  const items = await db
    .select()
    .from(bulkItem)
    .where(eq(bulkItem.bulkId, bulkId))
    .orderBy(bulkItem.position);
  return items.map((item) => item[column]);
};
const REJECT = { decision: 'reject', reasonCode: 'not_eligible' } as const;
const undoingBulk = async (house: House, id: string) => {
  expectOk(await askBulkUndo(house.scope(reviewer, minutesLater(1)), id));
  await carryOutBulkUndo(house.scope(undefined, minutesLater(1)), id);
};

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

test('the preview says what will come, and the act does just that', async ({ house }) => {
  await house.settings({ seatsHeldFrom: 'approval', capacity: 3, internationalReserve: 3 });
  const references = await applying(house, 7);
  const [first = '', second = '', third = ''] = references;
  for (const reference of [first, second]) {
    expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  }
  expectOk(await decide(house.scope(reviewer), third, REJECT));
  const rows = await Promise.all(references.map(house.row));
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
  const after = await Promise.all(references.map(house.row));
  expect(await foretell(house, 'approve', after)).toMatchObject({
    done: 0,
    skipped: expect.arrayContaining([{ state: 'approved_in_advance', people: 3 }]),
  });
  expect(await foretell(house, 'reject', after)).toMatchObject({ done: 3 });
  await undoingBulk(house, id);
  expect(await house.states(references.slice(3))).toEqual(Array(4).fill('submitted'));
  await house.expectSound();
});

test('a form sent twice asks once, and two workers decide nobody twice', async ({ house }) => {
  const selected = await selectedOf(house, await applying(house, 220));
  const input = { id: newId(), ...REJECT };
  const asked = await Promise.all([1, 2].map(() => askBulk(house.scope(reviewer), input, selected)));
  expect(asked.map(expectOk)).toEqual([input.id, input.id]);
  await Promise.all([1, 2, 3].map(() => carryOutBulk(house.scope(), input.id)));
  await carryOutBulk(house.scope(), input.id);
  expect(await house.db.$count(decision)).toBe(220);
  expect(await house.mails('rejected')).toHaveLength(220);
  await Promise.all([1, 2].map(() => undoingBulk(house, input.id)));
  expect(new Set(await outcomes(house, input.id, 'undo'))).toEqual(new Set(['undone']));
  await house.expectSound();
});

test('what a crash has left is carried on, and what was done before is not done again', async ({ house }) => {
  const references = await applying(house, 150);
  const id = await askingBulk(house, await selectedOf(house, references), { decision: 'approve' });
  // The 120th cannot be written, and neither can it be noted: the machine dies there.
  await house.db.execute(
    sql.raw(`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM ticket) > 119 THEN RAISE EXCEPTION 'down' USING ERRCODE = '53300'; END IF; RETURN NEW;
    END $$`),
  );
  await house.db.execute(
    sql.raw('CREATE TRIGGER die BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION die()'),
  );
  await expect(carryOutBulk(house.scope(), id)).rejects.toThrow();
  expect(await house.db.$count(decision)).toBe(100);
  await house.expectSound();
  await house.db.execute(sql.raw('DROP TRIGGER die ON ticket'));
  await carryOutBulk(house.scope(), id);
  expect(await house.db.$count(ticket)).toBe(150);
  expect(new Set(await outcomes(house, id))).toEqual(new Set(['done']));
  await house.expectSound();
});

test('one who cannot be processed keeps nobody else from it, and is named', async ({ house }) => {
  const references = await applying(house, 12);
  const selected = await selectedOf(house, references);
  const id = await askingBulk(house, selected, { decision: 'approve' });
  await house.db.execute(
    sql.raw(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.registration_id = '${selected[4]?.id}' THEN RAISE EXCEPTION 'broken'; END IF; RETURN NEW;
    END $$`),
  );
  await house.db.execute(
    sql.raw('CREATE TRIGGER fail BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION fail()'),
  );
  await carryOutBulk(house.scope(), id);
  const expected = Array(12).fill('done');
  expected[4] = 'INTERNAL';
  expect(await outcomes(house, id)).toEqual(expected);
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

test('an undo stops what has not been decided, and comes too late when the letters have left', async ({
  house,
}) => {
  const references = await applying(house, 3);
  const stopped = await askingBulk(house, await selectedOf(house, references), { decision: 'approve' });
  await undoingBulk(house, stopped);
  await carryOutBulk(house.scope(), stopped);
  expect(await outcomes(house, stopped)).toEqual(Array(3).fill('BULK_STOPPED'));
  expect(await house.db.$count(decision)).toBe(0);
  const late = await askingBulk(house, await selectedOf(house, references), { decision: 'approve' });
  await carryOutBulk(house.scope(), late);
  expect(await askBulkUndo(house.scope(reviewer, minutesLater(6)), late)).toMatchObject({
    refusal: { code: 'LETTER_SENT' },
  });
});

test('rights are asked of who asks, and again of who asked when it is done', async ({ house }) => {
  const selected = await selectedOf(house, await applying(house, 2));
  const input = { id: newId(), decision: 'approve' } as const;
  expect(await askBulk(house.scope(gateStaff), input, selected)).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  expect(await askBulk(house.scope(reviewer), input, [])).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  const [one] = selected;
  const tooMany = Array.from({ length: 10_001 }, () => one as NonNullable<typeof one>);
  expect(await askBulk(house.scope(reviewer), input, tooMany)).toMatchObject({
    refusal: { code: 'SELECTION_TOO_LARGE' },
  });
  const id = await askingBulk(house, selected, input);
  expect(await askBulkUndo(house.scope(gateStaff), id)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(await askBulkUndo(house.scope(reviewer), 'x')).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  await house.db.delete(staffRole);
  await carryOutBulk(house.scope(), id);
  expect(await outcomes(house, id)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
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
