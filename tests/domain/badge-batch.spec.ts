import { eq, sql } from 'drizzle-orm';
import { badgeBatch, badgeBatchPiece, badgePrint, ticket } from '@/db/schema';
import { askBatch, openBatchFile, stopBatch } from '@/lib/badge/batches';
import { batchReport } from '@/lib/badge/files';
import { SET_AT_ONCE } from '@/lib/badge/press';
import { printBadge } from '@/lib/badge/printing';
import { readinessOf, standingOf } from '@/lib/badge/queries';
import { carryOutBatch, PART } from '@/lib/badge/running';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { pagesOf, readCode } from '../support/badge';
import { asking, fileOf, hirePrinter, outcomesOf, printer, ticketHolders } from '../support/badge-batch';
import { expect, test } from '../support/house';
import { gateStaff, organiser } from '../support/people';

test.beforeEach(({ house }) => hirePrinter(house));

test('a batch is one file with a badge for everybody, each printed and recorded as by itself', async ({
  house,
}) => {
  const { ids } = await ticketHolders(house, PART + 4);
  const id = await asking(house, ids);
  expect(await house.tasks('badge.batch')).toMatchObject([{ payload: { batchId: id } }]);
  await carryOutBatch(house.scope(), id);
  const order = await standingOf(house.scope(), ids);
  const wanted = [0, PART, PART + 3];
  const { pages, seen } = await pagesOf(await fileOf(house, id), wanted);
  expect(pages).toBe(ids.length);
  const codes = wanted.map((at) => ticketOf(house.scope(), order[at]?.registrationId ?? ''));
  expect(seen.map((page) => readCode(page))).toEqual((await Promise.all(codes)).map((one) => one?.code));
  expect(await house.db.$count(badgePrint, eq(badgePrint.batchId, id))).toBe(ids.length);
  const [fact] = (await house.facts(`registration:${ids[0]}`)).slice(-1);
  expect(fact).toMatchObject({
    action: 'badge.printed',
    actor: 'person:user-organiser',
    after: { format: 'a7', batch: id },
  });
  // Nothing of it lies in clear, and the parts are gone.
  const pieces = await house.db.select().from(badgeBatchPiece);
  expect(pieces.map(({ kind }) => kind)).toEqual(['file']);
  expect(pieces[0]?.sealed.includes('%PDF')).toBe(false);
  expect(await house.db.select().from(badgeBatch)).toMatchObject([{ finishedAt: expect.any(Date) }]);
  await house.expectSound();
});

test('who has a badge is left out, and with a reason printed again with another code', async ({ house }) => {
  const { ids, references } = await ticketHolders(house, 3);
  const [first = ''] = references;
  expectOk(await printBadge(house.scope(organiser), { reference: first, format: 'a6' }));
  expect(readinessOf(await standingOf(house.scope(), ids))).toMatchObject({ ready: 2, printed: 1 });
  const id = await asking(house, ids);
  await carryOutBatch(house.scope(), id);
  expect(await outcomesOf(house, id)).toEqual(['printed', 'printed']);
  const before = await ticketOf(house.scope(), ids[0] ?? '');
  expect(
    await askBatch(house.scope(printer), { id: newId(), format: 'a6', layout: 'single' }, ids),
  ).toMatchObject({
    refusal: { code: 'NOBODY_TO_PRINT' },
  });
  const again = await asking(house, ids, { reason: 'misprint' });
  await carryOutBatch(house.scope(), again);
  expect(await outcomesOf(house, again)).toEqual(['printed', 'printed', 'printed']);
  expect((await ticketOf(house.scope(), ids[0] ?? ''))?.code).not.toBe(before?.code);
  expect(await house.db.$count(ticket, eq(ticket.status, 'replaced'))).toBe(3);
  const facts = (await house.facts(`registration:${ids[0]}`)).map(({ action }) => action);
  expect(facts.slice(-2)).toEqual(['ticket.reissued', 'badge.printed']);
});

test('three workers on one batch, and a form sent twice, print everybody once', async ({ house }) => {
  const { ids } = await ticketHolders(house, PART + 20);
  const input = { id: newId(), format: 'a7', layout: 'sheet' } as const;
  const asked = await Promise.all([1, 2].map(() => askBatch(house.scope(printer), input, ids)));
  expect(asked.map(expectOk)).toEqual([input.id, input.id]);
  await Promise.all([1, 2, 3].map(() => carryOutBatch(house.scope(), input.id)));
  expect(await house.db.$count(badgePrint)).toBe(ids.length);
  const { pages } = await pagesOf(await fileOf(house, input.id));
  expect(pages).toBe(Math.ceil(ids.length / 8));
});

test('two batches of the same people print nobody twice', async ({ house }) => {
  const { ids } = await ticketHolders(house, 12);
  const both = await Promise.all([asking(house, ids), asking(house, ids)]);
  await Promise.all(both.map((id) => carryOutBatch(house.scope(), id)));
  const outcomes = (await Promise.all(both.map((id) => outcomesOf(house, id)))).flat();
  expect(outcomes.filter((one) => one === 'printed')).toHaveLength(12);
  expect(outcomes.filter((one) => one === 'REASON_NEEDED')).toHaveLength(12);
  expect(await house.db.$count(badgePrint)).toBe(12);
});

test('what a killed worker has left is carried on: what was set stays, and nobody is printed twice', async ({
  house,
}) => {
  const { ids } = await ticketHolders(house, PART + 10);
  const id = await asking(house, ids);
  // The machine dies in the second part.
  await house.db.execute(
    sql.raw(`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.number >= ${PART / SET_AT_ONCE} THEN RAISE EXCEPTION 'down' USING ERRCODE = '57P01'; END IF; RETURN NEW;
    END $$`),
  );
  await house.db.execute(
    sql.raw('CREATE TRIGGER die BEFORE INSERT ON badge_batch_piece FOR EACH ROW EXECUTE FUNCTION die()'),
  );
  await expect(carryOutBatch(house.scope(), id)).rejects.toThrow();
  expect(await house.db.$count(badgePrint)).toBe(PART);
  const { outcomes, batch } = expectOk(await batchReport(house.scope(printer), id));
  expect([outcomes.get('printed'), outcomes.get('open'), batch.finishedAt]).toEqual([PART, 10, null]);
  await house.db.execute(sql.raw('DROP TRIGGER die ON badge_batch_piece'));
  await carryOutBatch(house.scope(), id);
  expect(await house.db.$count(badgePrint)).toBe(ids.length);
  expect((await pagesOf(await fileOf(house, id))).pages).toBe(ids.length);
});

test('a batch that is stopped keeps what was set, prints nobody else, and is finished', async ({ house }) => {
  const { ids } = await ticketHolders(house, 5);
  const early = await asking(house, ids);
  expectOk(await stopBatch(house.scope(printer), { id: early }));
  expectOk(await stopBatch(house.scope(printer), { id: early }));
  await carryOutBatch(house.scope(), early);
  expect(await outcomesOf(house, early)).toEqual(Array(5).fill('BATCH_STOPPED'));
  expect(await house.db.$count(badgePrint)).toBe(0);
  expect(expectOk(await batchReport(house.scope(printer), early)).batch).toMatchObject({
    finishedAt: expect.any(Date),
    fileBytes: null,
  });
  expect(await openBatchFile(house.scope(printer), early)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect((await house.facts(`badge_batch:${early}`)).map(({ action }) => action)).toEqual([
    'badge_batch.asked',
    'badge_batch.stopped',
  ]);
});

test('who changed since the batch was asked for is left out and named', async ({ house }) => {
  const { ids, references } = await ticketHolders(house, 4);
  const id = await asking(house, ids);
  const [cancelled = '', printed = ''] = references;
  expectOk(await decide(house.scope(organiser), cancelled, { decision: 'cancel' }));
  expectOk(await printBadge(house.scope(gateStaff), { reference: printed, format: 'a6' }));
  await carryOutBatch(house.scope(), id);
  const { skipped } = expectOk(await batchReport(house.scope(printer), id));
  expect(new Map(skipped.map(({ reference, outcome }) => [reference, outcome]))).toEqual(
    new Map([
      [cancelled, 'NOT_APPROVED'],
      [printed, 'REASON_NEEDED'],
    ]),
  );
  expect((await pagesOf(await fileOf(house, id))).pages).toBe(2);
});

test('one who cannot be set keeps nobody else from it, and is named', async ({ house }) => {
  const { ids } = await ticketHolders(house, 6);
  const id = await asking(house, ids);
  await house.db.execute(
    sql.raw(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.registration_id = '${ids[2]}' THEN RAISE EXCEPTION 'broken'; END IF; RETURN NEW;
    END $$`),
  );
  await house.db.execute(
    sql.raw('CREATE TRIGGER fail BEFORE INSERT ON badge_print FOR EACH ROW EXECUTE FUNCTION fail()'),
  );
  await carryOutBatch(house.scope(), id);
  const outcomes = await outcomesOf(house, id);
  expect(outcomes.filter((one) => one === 'printed')).toHaveLength(5);
  expect(outcomes.filter((one) => one === 'INTERNAL')).toHaveLength(1);
  expect((await pagesOf(await fileOf(house, id))).pages).toBe(5);
});
