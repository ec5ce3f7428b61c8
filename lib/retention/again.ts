import { and, eq, isNull, sql } from 'drizzle-orm';
import { erasure, registration } from '@/db/schema';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { lockSeats } from '@/lib/pool/book';
import { foldTally } from '@/lib/tally/commands';
import { forget, giveUpSeats } from './commands';

export type KnownErasure = Pick<typeof erasure.$inferSelect, 'registrationId' | 'cause'>;

/** Who has been erased, as a database knows before a backup takes its place; nobody, where there is no forum yet. */
export async function erasedSoFar({ db }: Pick<Scope, 'db'>): Promise<KnownErasure[]> {
  const { rows } = await db.execute<{ isThere: boolean }>(
    sql`SELECT to_regclass('public.erasure') IS NOT NULL AS "isThere"`,
  );
  if (!rows[0]?.isThere) return [];
  return db.select({ registrationId: erasure.registrationId, cause: erasure.cause }).from(erasure);
}

/** Erases those again whom a backup of before has brought back, legal holds of that time notwithstanding. Tells how many. */
export async function eraseAgain(scope: Scope, known: readonly KnownErasure[]): Promise<number> {
  let erased = 0;
  for (const { registrationId, cause } of known) {
    const done = await inTransaction(scope, async (tx) => {
      const book = await lockSeats(tx);
      const back = await tx.db
        .select()
        .from(registration)
        .where(and(eq(registration.id, registrationId), isNull(registration.erasedAt)))
        .for('no key update');
      if (back.length === 0) return ok(0);
      await giveUpSeats(tx, book, back);
      await forget(tx, back, cause);
      return ok(1);
    });
    erased += expectOk(done);
  }
  if (erased > 0) await foldTally(scope, { least: 1 });
  return erased;
}
