import { delegation } from '@/db/schema';
import { newId } from '@/lib/core/id';
import type { TxScope } from '@/lib/core/scope';

export type NewDelegation = Omit<typeof delegation.$inferInsert, 'id' | 'editionId' | 'isPartner'>;

/** Adds the delegations of partner cities and countries to an edition. */
export async function addDelegations(
  tx: TxScope,
  editionId: string,
  partners: NewDelegation[],
): Promise<void> {
  await tx.db
    .insert(delegation)
    .values(partners.map((row) => ({ ...row, id: newId(), editionId, isPartner: true })));
}
