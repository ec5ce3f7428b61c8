import { insertAll, rowsFor } from '@/db/insert';
import { badgePrint } from '@/db/schema';
import { factRows } from '@/lib/audit/commands';
import { blockingOf } from '@/lib/completion/lacking';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { replaceTicket } from '@/lib/ticket/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { lockOwner, recordTicket, type TicketRefusal } from './commands';
import { documentOf } from './face';
import type { PrintInput } from './input';
import { mayPrint } from './policy';
import { setBadge } from './press';
import { isPrinted } from './queries';
import type { ReprintReason } from './rules';

type Printed = Result<Buffer, TicketRefusal | 'REASON_NEEDED' | 'BADGE_INCOMPLETE'>;

/**
 * Prints a badge as a PDF, with the code of the active ticket. A second time it asks for a reason and replaces the ticket, so
 * that the badge that was lost opens nothing. What could not be set has not been printed: it is set before the commit.
 */
export function printBadge(scope: Scope, { reference, format, reason, note }: PrintInput): Promise<Printed> {
  return inTransaction(scope, async (tx): Promise<Printed> => {
    if (!mayPrint(tx.actor)) return refuse('NOT_ALLOWED');
    const found = await lockOwner(tx, reference);
    if (!found) return refuse('NOT_FOUND');
    if (found.state !== 'approved') return refuse('NOT_APPROVED');
    const before = await ticketOf(tx, found.id);
    if (!before) return refuse('NO_TICKET');
    if (before.status !== 'active') return refuse('TICKET_CHANGED', { status: before.status });
    const isAgain = await isPrinted(tx, before.id);
    if (isAgain && !reason) return refuse('REASON_NEEDED');
    const missing = isAgain ? [] : ((await blockingOf(tx, [found.id])).get(found.id) ?? []);
    if (missing.length > 0) return refuse('BADGE_INCOMPLETE', { missing });
    if (isAgain && reason) {
      if (!(await replaceTicket(tx, found.id, before.id))) return refuse('TICKET_CHANGED');
      await recordTicket(tx, found.id, 'reissue', before, { reason, note });
    }
    const ticket = isAgain ? await ticketOf(tx, found.id) : before;
    if (!ticket) return refuse('NO_TICKET');
    const registrationId = found.id;
    await notePrints(tx, format, [
      { registrationId, ticketId: ticket.id, reason: isAgain ? reason : undefined },
    ]);
    const bearer = { registrationId, code: ticket.code };
    return ok(await setBadge(await documentOf(tx, [bearer], { format, title: reference })));
  });
}

/** A badge that is being printed; `reason`: why again. */
export type Print = { registrationId: string; ticketId: string; reason?: ReprintReason };

/** Notes that badges are printed, each with its fact, in the transaction in which they are set. */
export const notePrints = (
  tx: TxScope,
  format: PrintInput['format'],
  prints: readonly Print[],
  batchId?: string,
): Promise<void> =>
  insertAll(
    tx.db,
    rowsFor(
      badgePrint,
      prints.map((print) => ({
        ...print,
        id: newId(),
        printedAt: tx.now,
        printedBy: actorKey(tx.actor),
        format,
        batchId,
      })),
    ),
    ...factRows(
      tx,
      prints.map(({ registrationId, ticketId, reason }) => ({
        action: 'badge.printed',
        subject: `registration:${registrationId}`,
        after: { format, ticket: ticketId, ticketReason: reason, batch: batchId },
      })),
    ),
  );
