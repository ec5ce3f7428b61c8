import { eq, sql } from 'drizzle-orm';
import { badgeBatchItem, registration, staffRole, user } from '@/db/schema';
import { askBatch } from '@/lib/badge/batches';
import { piecesOf } from '@/lib/badge/files';
import type { BatchInput } from '@/lib/badge/input';
import type { Actor } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { issueTickets } from '@/lib/ticket/commands';
import { applying } from './bulk';
import type { House } from './house';
import { NOW, organiser } from './people';

/** An organiser who has just shown who that is, and whom the worker finds. */
export const printer: Actor = { ...organiser, provedAt: NOW } as Actor;

export async function hirePrinter({ db }: House): Promise<void> {
  if (organiser.kind !== 'person') return;
  const { userId, email } = organiser;
  await db.insert(user).values({ id: userId, email });
  await db.insert(staffRole).values({ userId, role: 'organiser', grantedBy: 'system:test', grantedAt: NOW });
}

/** People with an active ticket, by the short way; their registrations by reference. */
export async function ticketHolders(house: House, count: number) {
  const references = await applying(house, count);
  const rows = await Promise.all(references.map(house.row));
  const ids = rows.map(({ id }) => id);
  await house.db
    .update(registration)
    .set({ state: 'approved' })
    .where(sql`id = ANY(${sql.param(ids)}::uuid[])`);
  expectOk(await inTransaction(house.scope(), async (tx) => ok(await issueTickets(tx, ids))));
  return { references, ids };
}

export const asking = async (house: House, ids: string[], own: Partial<BatchInput> = {}): Promise<string> =>
  expectOk(
    await askBatch(house.scope(printer), { id: newId(), format: 'a7', layout: 'single', ...own }, ids),
  );

export const outcomesOf = async ({ db }: House, batchId: string) => {
  const items = await db
    .select()
    .from(badgeBatchItem)
    .where(eq(badgeBatchItem.batchId, batchId))
    .orderBy(badgeBatchItem.position);
  return items.map(({ outcome }) => outcome);
};

export async function fileOf(house: House, batchId: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(house.scope(), batchId)) pieces.push(piece);
  return Buffer.concat(pieces);
}
