import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { mailMessage } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';

/** Whoever sends a letter moves `dueAt` first, under the lock of the row: as long as it stands, nobody has it in hand. */
const isHeld = and(eq(mailMessage.state, 'queued'), sql`${mailMessage.dueAt} = ${mailMessage.heldUntil}`);

/** Takes letters back that nobody has begun to send; returns the facts of those. Of an undo and the sender one wins. */
export async function recallLetters(tx: TxScope, factKeys: string[]): Promise<Set<string>> {
  if (factKeys.length === 0) return new Set();
  const recalled = await tx.db
    .update(mailMessage)
    .set({ state: 'recalled', recalledAt: tx.now })
    .where(and(inArray(mailMessage.factKey, factKeys), isHeld))
    .returning({ factKey: mailMessage.factKey });
  return new Set(recalled.map(({ factKey }) => factKey));
}

/** Takes back the held letters of people whose state changes: what they would say is not so any more. */
export async function recallOvertaken(tx: TxScope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db
    .update(mailMessage)
    .set({ state: 'recalled', recalledAt: tx.now })
    // Where there is no mail server they stay beyond that as what was written, and are no longer held.
    .where(
      and(inArray(mailMessage.registrationId, registrationIds), isHeld, gt(mailMessage.heldUntil, tx.now)),
    );
}

/** The letters of a registration that a change at a moment had overtaken, whose own letter is that of the fact `by`. */
export type Overtaken = { registrationId: string; at: Date; by: string };

/** The change that had overtaken these letters is undone: what they say is so again, and they leave when they would have. */
export async function sendOvertaken(tx: TxScope, overtaken: Overtaken[]): Promise<void> {
  if (overtaken.length === 0) return;
  const rows = overtaken.map(({ registrationId, at, by }) => ({
    of: registrationId,
    at: at.toISOString(),
    by,
  }));
  await tx.db.execute(sql`
    UPDATE ${mailMessage} SET state = 'queued', recalled_at = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS change ("of" uuid, at timestamptz, by text)
    WHERE ${mailMessage.registrationId} = change."of" AND ${mailMessage.state} = 'recalled'
      AND ${mailMessage.recalledAt} = change.at AND ${mailMessage.factKey} <> change.by`);
}
