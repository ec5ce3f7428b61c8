import { sql } from 'drizzle-orm';
import { decision, staffRole, ticket } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { carryOutBulk } from '@/lib/review/batches';
import { askBulk, askBulkUndo } from '@/lib/review/bulk';
import {
  applying,
  askingBulk,
  hireReviewer,
  outcomes,
  REJECT,
  selectedOf,
  undoingBulk,
} from '../support/bulk';
import { expect, test } from '../support/house';
import { gateStaff, minutesLater, reviewer } from '../support/people';

test.beforeEach(({ house }) => hireReviewer(house));

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
