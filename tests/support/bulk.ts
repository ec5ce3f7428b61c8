import { staffRole, user } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { askBulk, type Selected } from '@/lib/review/bulk';
import type { BulkAskInput } from '@/lib/review/input';
import type { House } from './house';
import { NOW, reviewer } from './people';

/** The reviewer of the tests as a member of staff whom the worker finds. */
export async function hireReviewer({ db }: House): Promise<void> {
  if (reviewer.kind !== 'person') return;
  const { userId, email } = reviewer;
  await db.insert(user).values({ id: userId, email });
  await db.insert(staffRole).values({ userId, role: 'reviewer', grantedBy: 'system:test', grantedAt: NOW });
}

/** People as they stand now, as a selection. */
export async function selectedOf(house: House, references: string[]): Promise<Selected[]> {
  const rows = await Promise.all(references.map(house.row));
  return rows.map(({ id, reference, state }) => ({ id, reference, state }));
}

/** Asks for a decision on many; answers its id. */
export const askingBulk = async (
  house: House,
  selected: Selected[],
  asked: Partial<BulkAskInput> & Pick<BulkAskInput, 'decision'>,
): Promise<string> => expectOk(await askBulk(house.scope(reviewer), { id: newId(), ...asked }, selected));
