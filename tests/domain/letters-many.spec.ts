import { asc, eq } from 'drizzle-orm';
import { letter, letterBatchItem } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { askLetters, candidatesFor, letterBatchReport, stopLetters } from '@/lib/letter/batches';
import { issueLetter, revokeLetter } from '@/lib/letter/commands';
import { letterFilter } from '@/lib/letter/input';
import { listLetters, takeOutLetters } from '@/lib/letter/listing';
import { carryOutLetters } from '@/lib/letter/running';
import { hirePrinter, ticketHolders } from '../support/badge-batch';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { organiser, reviewer } from '../support/people';

test.beforeEach(({ house }) => hirePrinter(house));

const asking = (house: House, ids: string[], id = newId()) =>
  askLetters(house.scope(organiser), { id, kind: 'participation' }, ids);

test('a batch issues one letter to each, tells each by mail, and leaves out who has one or can have none', async ({
  house,
}) => {
  const { references, ids } = await ticketHolders(house, 24);
  expectOk(
    await issueLetter(house.scope(organiser), { reference: references[0] ?? '', kind: 'participation' }),
  );
  const waiting = await house.submit();
  const all = [...ids, waiting.id];
  const found = await candidatesFor(house, 'participation', all);
  expect(found.filter(({ has }) => has)).toHaveLength(1);
  expect(found.filter(({ fault }) => fault).map(({ fault }) => fault)).toEqual(['LETTER_TOO_EARLY']);
  const id = expectOk(await asking(house, all));
  expect(expectOk(await asking(house, all, id))).toBe(id);
  expect(await house.tasks('letter.batch')).toMatchObject([{ payload: { batchId: id } }]);
  // Two workers, and one of them again: nobody gets two.
  await Promise.all([carryOutLetters(house.scope(), id), carryOutLetters(house.scope(), id)]);
  await carryOutLetters(house.scope(), id);
  const rows = await house.db.select().from(letter).orderBy(asc(letter.number));
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, nth) => nth + 1));
  expect(expectOk(await letterBatchReport(house.scope(organiser), id))).toMatchObject({
    issued: 23,
    open: 0,
  });
  const mails = await house.mails('letter_issued');
  expect(mails).toHaveLength(24);
  expect(mails[5]?.letter?.text).toMatch(/BMF-27-P-\d+/);
  expect(mails[5]?.letter?.text).toContain('/en/me');
  expect(codeOf(await asking(house, all))).toBe('NOBODY_FOR_LETTER');
});

test('whoever is no longer approved when it is their turn gets none and no number; who stops a batch keeps what there is', async ({
  house,
}) => {
  const { references, ids } = await ticketHolders(house, 3);
  const id = expectOk(await asking(house, ids));
  await house.db.update(letterBatchItem).set({ outcome: 'issued' }).where(eq(letterBatchItem.position, 0));
  const by = house.scope(organiser);
  const { registration } = await import('@/db/schema');
  await house.db
    .update(registration)
    .set({ state: 'cancelled' })
    .where(eq(registration.id, ids.toSorted()[1] ?? ''));
  await carryOutLetters(house.scope(), id);
  expect(expectOk(await letterBatchReport(by, id)).skipped).toMatchObject([{ outcome: 'NOT_REGISTERED' }]);
  expect((await house.db.select().from(letter)).map(({ number }) => number)).toEqual([1]);
  expect(references).toHaveLength(3);
  const more = await ticketHolders(house, 2);
  const other = expectOk(await asking(house, more.ids));
  expectOk(await stopLetters(by, { id: other }));
  expectOk(await stopLetters(by, { id: other }));
  await carryOutLetters(house.scope(), other);
  expect(await house.db.$count(letter)).toBe(1);
});

test('letters to many, their list and its file are for organisers; the file names nobody', async ({
  house,
}) => {
  const { references, ids } = await ticketHolders(house, 2);
  for (const asked of [
    askLetters(house.scope(reviewer), { id: newId(), kind: 'participation' }, ids),
    listLetters(house.scope(reviewer), letterFilter.parse({})),
    takeOutLetters(house.scope(reviewer), letterFilter.parse({})),
    letterBatchReport(house.scope(reviewer), newId()),
  ])
    expect(codeOf(await asked)).toBe('NOT_ALLOWED');
  const by = house.scope(organiser);
  const { id } = expectOk(await issueLetter(by, { reference: references[0] ?? '', kind: 'participation' }));
  expectOk(await issueLetter(by, { reference: references[1] ?? '', kind: 'participation' }));
  expectOk(await revokeLetter(by, { id, reason: 'misused', isAgain: false }));
  const numbers = async (filter: Record<string, unknown>) =>
    expectOk(await listLetters(by, letterFilter.parse(filter))).rows.map(({ number }) => number);
  expect(await numbers({ standing: 'revoked' })).toEqual(['BMF-27-P-1']);
  expect(await numbers({ standing: 'valid', kind: 'participation' })).toEqual(['BMF-27-P-2']);
  expect(await numbers({ q: 'bmf-27-p-2' })).toEqual(['BMF-27-P-2']);
  expect(await numbers({ q: references[0] })).toEqual(['BMF-27-P-1']);
  expect(await numbers({ kind: 'attendance' })).toEqual([]);
  expect(await numbers({ q: "' OR 1=1 --%_" })).toEqual([]);
  expect(expectOk(await takeOutLetters(by, letterFilter.parse({})))).toHaveLength(2);
});
