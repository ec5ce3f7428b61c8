import { eq } from 'drizzle-orm';
import { bulkItem, staffRole, user } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { submitTogether } from '@/lib/registration/commands';
import { carryOutBulkUndo } from '@/lib/review/batches';
import { askBulk, askBulkUndo, type Selected } from '@/lib/review/bulk';
import type { BulkAskInput } from '@/lib/review/input';
import type { House } from './house';
import { application, minutesLater, NOW, reviewer } from './people';

/** The reviewer of the tests, or somebody else, as a member of staff whom the worker finds. */
export async function hireReviewer({ db }: House, who: Actor = reviewer): Promise<void> {
  if (who.kind !== 'person') return;
  const { userId, email } = who;
  await db.insert(user).values({ id: userId, email });
  await db.insert(staffRole).values({ userId, role: 'reviewer', grantedBy: 'system:test', grantedAt: NOW });
}

/** People as they stand now, as a selection. */
export async function selectedOf(house: House, references: string[]): Promise<Selected[]> {
  const rows = await Promise.all(references.map(house.row));
  return rows.map(({ id, reference, state }) => ({ id, reference, state, isApproved: false }));
}

/** Asks for a decision on many; answers its id. */
export const askingBulk = async (
  house: House,
  selected: Selected[],
  asked: Partial<BulkAskInput> & Pick<BulkAskInput, 'decision'>,
): Promise<string> => expectOk(await askBulk(house.scope(reviewer), { id: newId(), ...asked }, selected));

export const applying = async (house: House, people: number): Promise<string[]> => {
  const inputs = Array.from({ length: people }, () => application());
  const submitted = await inTransaction(house.scope(), async (tx) => ok(await submitTogether(tx, inputs)));
  return expectOk(submitted).map((one) => expectOk(one).reference);
};
export const outcomes = async ({ db }: House, bulkId: string, column: 'outcome' | 'undo' = 'outcome') => {
  const items = await db
    .select()
    .from(bulkItem)
    .where(eq(bulkItem.bulkId, bulkId))
    .orderBy(bulkItem.position);
  return items.map((item) => item[column]);
};
export const REJECT = { decision: 'reject', reasonCode: 'not_eligible' } as const;
export const undoingBulk = async (house: House, id: string) => {
  expectOk(await askBulkUndo(house.scope(reviewer, minutesLater(1)), id));
  await carryOutBulkUndo(house.scope(undefined, minutesLater(1)), id);
};
