import { badgeBatchPiece, badgePrint, staffRole } from '@/db/schema';
import { askBatch, forgetBatchFiles, openBatchFile } from '@/lib/badge/batches';
import { recentBatches } from '@/lib/badge/files';
import { carryOutBatch } from '@/lib/badge/running';
import type { Actor } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { asking, fileOf, hirePrinter, outcomesOf, printer, ticketHolders } from '../support/badge-batch';
import { expect, test } from '../support/house';
import { gateStaff, minutesLater, NOW, organiser, reviewer } from '../support/people';

test.beforeEach(({ house }) => hirePrinter(house));

/** An organiser whose last proof is long ago. */
const idle = { ...organiser, provedAt: undefined } as Actor;

test('a file is for organisers with a fresh proof, is noted when it leaves, and is gone after a day', async ({
  house,
}) => {
  const { ids } = await ticketHolders(house, 2);
  const input = { id: newId(), format: 'a6', layout: 'single' } as const;
  for (const actor of [gateStaff, reviewer]) {
    expect(await askBatch(house.scope(actor), input, ids)).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  expect(await askBatch(house.scope(idle), input, ids)).toMatchObject({
    refusal: { code: 'FRESH_PROOF_NEEDED' },
  });
  const id = await asking(house, ids);
  await carryOutBatch(house.scope(), id);
  for (const asked of [openBatchFile(house.scope(gateStaff), id), recentBatches(house.scope(reviewer))]) {
    expect(await asked).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expect(await openBatchFile(house.scope(idle), id)).toMatchObject({
    refusal: { code: 'FRESH_PROOF_NEEDED' },
  });
  const { bytes } = expectOk(await openBatchFile(house.scope(printer), id));
  expect((await fileOf(house, id)).byteLength).toBe(bytes);
  expect((await house.facts(`badge_batch:${id}`)).at(-1)).toMatchObject({ action: 'badge_batch.downloaded' });
  await forgetBatchFiles(house.scope());
  expect(await house.db.$count(badgeBatchPiece)).toBe(1);
  await forgetBatchFiles(house.scope(undefined, minutesLater(25 * 60)));
  expect(await house.db.$count(badgeBatchPiece)).toBe(0);
  expect(await openBatchFile(house.scope(printer), id)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect(expectOk(await recentBatches(house.scope(printer)))).toMatchObject([{ id, askedAt: NOW }]);
});

test('who has lost the right since asking prints nobody', async ({ house }) => {
  const { ids } = await ticketHolders(house, 2);
  const id = await asking(house, ids);
  await house.db.delete(staffRole);
  await carryOutBatch(house.scope(), id);
  expect(await outcomesOf(house, id)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
  expect(await house.db.$count(badgePrint)).toBe(0);
});
