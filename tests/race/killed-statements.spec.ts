import { auditFact, decision, mailMessage, presence, registration, scan, ticket } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk, type Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { scanTicket } from '@/lib/gate/commands';
import { submit } from '@/lib/registration/commands';
import { decide } from '@/lib/review/commands';
import { breaking } from '../support/crash';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { application, gateStaff, NOW, reviewer } from '../support/people';

/** How much there is of everything that these commands write. */
async function traces({ db }: House) {
  const tables = { registration, decision, ticket, scan, presence, mailMessage, auditFact };
  const counted = Object.entries(tables).map(
    async ([name, table]) => [name, await db.$count(table)] as const,
  );
  return Object.fromEntries(await Promise.all(counted));
}

type Command = {
  prepare: (house: House) => Promise<(scope: Scope) => Promise<Result<unknown, string>>>;
  /** What one success adds. */
  adds: Record<string, number>;
  as: (house: House) => Scope;
};

const COMMANDS: Record<string, Command> = {
  submit: {
    prepare: async () => {
      const input = application({ email: 'ana@example.org' });
      return (scope) => submit(scope, input);
    },
    adds: { registration: 1, mailMessage: 1, auditFact: 1 },
    as: (house) => house.scope(),
  },
  decide: {
    prepare: async (house) => {
      const { reference } = await house.submit(application());
      return (scope) => decide(scope, reference, { decision: 'approve' });
    },
    adds: { decision: 1, ticket: 1, mailMessage: 1 },
    as: (house) => house.scope(reviewer),
  },
  scan: {
    prepare: async (house) => {
      const { code } = await ticketHolder(house);
      const reading = { id: newId(), code, gate: 'N1', direction: 'entry' as const, scannedAt: NOW };
      return (scope) => scanTicket(scope, reading);
    },
    adds: { scan: 1, presence: 1 },
    as: (house) => house.scope(gateStaff),
  },
};

for (const [name, { prepare, adds, as }] of Object.entries(COMMANDS)) {
  for (const how of ['thrown', 'killed'] as const) {
    test(`${name}: broken off before each of its statements, the commit included, it leaves nothing; then it happens once (${how})`, async ({
      house,
    }) => {
      const command = await prepare(house);
      const before = await traces(house);
      let broken = 0;
      for (; ; broken++) {
        const done = await breaking(house, { before: broken, how }, as(house), command);
        if (done) {
          expectOk(done);
          break;
        }
        expect(await traces(house), `statement ${broken}`).toEqual(before);
      }
      expect(broken).toBeGreaterThan(3);
      const after = await traces(house);
      for (const [table, more] of Object.entries(adds)) {
        expect(after[table], table).toBe((before[table] ?? 0) + more);
      }
      // Who never heard the answer asks again: told the same, or that it has happened, and nothing is there twice.
      await command(as(house));
      const again = await traces(house);
      for (const table of Object.keys(adds)) expect(again[table], table).toBe(after[table]);
      await house.expectSound();
    });
  }
}
