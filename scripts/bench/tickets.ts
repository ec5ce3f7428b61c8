import { eq, sql } from 'drizzle-orm';
import { registration, ticket } from '@/db/schema';
import { unseal } from '@/lib/core/crypto';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { issueTickets, ticketContext } from '@/lib/ticket/commands';

/** Gives everybody who is approved a ticket; their codes in no order. */
export async function issueAll(scope: Scope): Promise<string[]> {
  const people = await scope.db
    .select({ id: registration.id })
    .from(registration)
    .where(eq(registration.state, 'approved'))
    .orderBy(sql`md5(id::text)`);
  const done = await inTransaction(scope, async (tx) => {
    for (let from = 0; from < people.length; from += 2000) {
      await issueTickets(
        tx,
        people.slice(from, from + 2000).map(({ id }) => id),
      );
    }
    return ok(undefined);
  });
  expectOk(done);
  await scope.db.execute(sql.raw('VACUUM (ANALYZE) ticket'));
  const rows = await scope.db
    .select({ id: ticket.id, sealed: ticket.sealedCode })
    .from(ticket)
    .orderBy(sql`md5(id::text)`);
  return rows.map(({ id, sealed }) => unseal(sealed, ticketContext(id)));
}
