import { and, eq, isNull, sql } from 'drizzle-orm';
import { shieldSpell } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { rateOf } from './queries';
import { isFlood, isOver, type Rate } from './rules';

/**
 * Raises the shield when applications come as a flood, and lowers it when that is over. Any number of workers may look:
 * one of them raises it, one lowers it, and each writes one fact. With the setting off or on nothing is measured.
 */
export async function watchForFloods(scope: Scope): Promise<void> {
  const { id, shield } = await currentEdition(scope);
  const [open] = await scope.db
    .select()
    .from(shieldSpell)
    .where(and(eq(shieldSpell.editionId, id), isNull(shieldSpell.loweredAt)));
  const rate = await rateOf(scope, id);
  const isWanted = shield === 'automatic';
  if (!open && isWanted && isFlood(rate)) await within(scope, (tx) => raise(tx, id, rate));
  if (open && (!isWanted || isOver(rate, open.raisedAt, scope.now)))
    await within(scope, (tx) => lower(tx, id, rate));
}

async function raise(tx: TxScope, editionId: string, rate: Rate): Promise<void> {
  const made = await tx.db
    .insert(shieldSpell)
    .values({ id: newId(), editionId, raisedAt: tx.now, ...rate })
    .onConflictDoNothing()
    .returning({ id: shieldSpell.id });
  if (made.length > 0)
    await record(tx, { action: 'shield.raised', subject: `edition:${editionId}`, after: rate });
}

async function lower(tx: TxScope, editionId: string, rate: Rate): Promise<void> {
  const closed = await tx.db
    .update(shieldSpell)
    // Of two machines one may be a moment behind.
    .set({ loweredAt: sql`greatest(${shieldSpell.raisedAt}, ${tx.now})` })
    .where(and(eq(shieldSpell.editionId, editionId), isNull(shieldSpell.loweredAt)))
    .returning({ id: shieldSpell.id });
  if (closed.length > 0)
    await record(tx, { action: 'shield.lowered', subject: `edition:${editionId}`, after: rate });
}

const within = async (scope: Scope, work: (tx: TxScope) => Promise<void>): Promise<void> =>
  expectOk(await inTransaction(scope, async (tx) => ok(await work(tx))));
