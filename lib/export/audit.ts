import { record } from '@/lib/audit/commands';
import { mayReadAudit } from '@/lib/audit/policy';
import { countFacts, factsUpTo } from '@/lib/audit/queries';
import type { Fact } from '@/lib/audit/rules';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import type { AuditQuestion } from '@/lib/dashboard/audit';
import { mayExport } from './policy';

export type OpenedAudit = { count: number; facts: AsyncGenerator<Fact> };

/**
 * Takes the facts that a question matches out of the house, newest first: how many they are, and by which question, is
 * recorded first. Their personal side, which may have to be erased one day, stays in the house.
 */
export function openAudit(
  scope: Scope,
  { filter, where }: Pick<AuditQuestion, 'filter' | 'where'>,
): Promise<Result<OpenedAudit, 'NOT_ALLOWED'>> {
  return inTransaction<OpenedAudit, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayReadAudit(tx.actor) || !mayExport(tx.actor)) return refuse('NOT_ALLOWED');
    // What has a key by now belongs to the file, and nothing that comes while it is read.
    const upTo = newId();
    const count = await countFacts(tx, where, upTo);
    await record(tx, { action: 'audit.exported', subject: 'audit', after: { filter, count } });
    // The rows are read after this transaction has ended, on whatever connection is free.
    return ok({ count, facts: factsUpTo(scope, where, upTo) });
  });
}
