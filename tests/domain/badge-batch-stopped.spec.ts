import { badgePrint } from '@/db/schema';
import { stopBatch } from '@/lib/badge/batches';
import { batchReport } from '@/lib/badge/files';
import { carryOutBatch, PART } from '@/lib/badge/running';
import { expectOk } from '@/lib/core/result';
import { pagesOf } from '../support/badge';
import { asking, fileOf, hirePrinter, printer, ticketHolders } from '../support/badge-batch';
import { expect, test } from '../support/house';

test('a batch that is stopped while it is set has in its file just those who were printed', async ({
  house,
}) => {
  test.slow();
  await hirePrinter(house);
  const { ids } = await ticketHolders(house, 5 * PART);
  const id = await asking(house, ids);
  const done = carryOutBatch(house.scope(), id);
  await expect
    .poll(() => house.db.$count(badgePrint), { intervals: [5], timeout: 30_000 })
    .toBeGreaterThanOrEqual(PART);
  expectOk(await stopBatch(house.scope(printer), { id }));
  await done;
  const { batch, outcomes } = expectOk(await batchReport(house.scope(printer), id));
  const printed = outcomes.get('printed') ?? 0;
  expect(printed).toBeLessThan(ids.length);
  expect(printed + (outcomes.get('BATCH_STOPPED') ?? 0)).toBe(ids.length);
  expect(await house.db.$count(badgePrint)).toBe(printed);
  expect((await pagesOf(await fileOf(house, id))).pages).toBe(printed);
  expect(batch).toMatchObject({ stoppedAt: expect.any(Date), finishedAt: expect.any(Date) });
});
