import { sql } from 'drizzle-orm';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { scanFound, scanTicket } from '@/lib/gate/commands';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { gateStaff, NOW } from '../support/people';

const at = (gate: string) => ({ id: newId(), gate, direction: 'entry' as const, scannedAt: NOW });

/** Somebody stands before a lock that another transaction holds. */
const waits = (house: House) =>
  expect
    .poll(async () => {
      const { rows } = await house.db.execute<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows[0]?.count;
    })
    .toBeGreaterThan(0);

for (const [way, again] of [
  ['by its code', (house: House, code: string) => scanTicket(house.scope(gateStaff), { ...at('S1'), code })],
  [
    'by name',
    (house: House, _: string, registrationId: string) =>
      scanFound(house.scope(gateStaff), { ...at('S1'), registrationId }),
  ],
] as const) {
  test(`a gate that reads ${way} whom another is just letting in waits, and then sees it`, async ({
    house,
  }) => {
    const { code, registrationId } = await ticketHolder(house);
    const held = await inTransaction(house.scope(gateStaff), async (tx) => {
      const first = expectOk(await scanTicket(tx, { ...at('N1'), code }));
      const second = again(house, code, registrationId);
      await waits(house);
      return ok({ first, second });
    });
    const { first, second } = expectOk(held);
    expect(first).toMatchObject({ verdict: 'admit', reason: 'welcome' });
    expect(expectOk(await second)).toMatchObject({ verdict: 'help_desk', reason: 'already_in' });
  });
}
