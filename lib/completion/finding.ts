import { and, asc, eq } from 'drizzle-orm';
import { registration, vaultRecord } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { maySearchDocuments } from '@/lib/registration/policy';
import { withinReach } from '@/lib/registration/reach';
import { lookupOf } from '@/lib/vault/rules';
import type { SearchInput } from './input';

/** Finds who has given the number of a document, by its hash and whole. That somebody looked is recorded, what for is not. */
export function findByDocument(
  scope: Scope,
  { number }: SearchInput,
): Promise<Result<string[], 'NOT_ALLOWED'>> {
  return inTransaction<string[], 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!maySearchDocuments(tx.actor)) return refuse('NOT_ALLOWED');
    const edition = await currentEdition(tx);
    const rows = await tx.db
      .select({ reference: registration.reference })
      .from(vaultRecord)
      .innerJoin(registration, eq(registration.id, vaultRecord.registrationId))
      .where(
        and(
          eq(vaultRecord.lookup, lookupOf(number)),
          eq(registration.editionId, edition.id),
          withinReach(tx.actor),
        ),
      )
      .orderBy(asc(registration.reference));
    await record(tx, {
      action: 'vault.searched',
      subject: `edition:${edition.id}`,
      after: { people: rows.length },
    });
    return ok(rows.map(({ reference }) => reference));
  });
}
