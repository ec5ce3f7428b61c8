import { eq } from 'drizzle-orm';
import { badgePrint, ticket } from '@/db/schema';
import { carryOutBatch } from '@/lib/badge/running';
import { pagesOf } from '../support/badge';
import { asking, fileOf, hirePrinter, outcomesOf, ticketHolders } from '../support/badge-batch';
import { breaking } from '../support/crash';
import { expect, test } from '../support/house';

/** Between two of them lie a few statements: all of them would take minutes. */
const STEP = 3;

test('a batch that breaks off before any of its statements is finished by the next worker, with each badge once', async ({
  house,
}) => {
  test.setTimeout(180_000);
  await hirePrinter(house);
  const { ids } = await ticketHolders(house, 2);
  await carryOutBatch(house.scope(), await asking(house, ids));
  let rounds = 0;
  for (let before = 0; ; before += STEP) {
    const printed = await house.db.$count(badgePrint);
    // They have a badge: each round replaces their codes, and must do so once.
    const id = await asking(house, ids, { reason: 'damaged' });
    const done = await breaking(house, { before, how: 'killed' }, house.scope(), (scope) =>
      carryOutBatch(scope, id),
    );
    await carryOutBatch(house.scope(), id);
    rounds += 1;
    expect(await outcomesOf(house, id)).toEqual(['printed', 'printed']);
    expect(await house.db.$count(badgePrint)).toBe(printed + 2);
    expect(await house.db.$count(ticket, eq(ticket.status, 'active'))).toBe(2);
    expect(await house.db.$count(ticket, eq(ticket.status, 'replaced'))).toBe(2 * rounds);
    expect((await pagesOf(await fileOf(house, id))).pages).toBe(2);
    if (done !== undefined) break;
  }
  expect(rounds).toBeGreaterThan(5);
  await house.expectSound();
});
