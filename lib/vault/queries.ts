import { and, eq, inArray } from 'drizzle-orm';
import { type VaultKind, vaultRecord } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { openRecord, type VaultContents } from './rules';

/** What is kept of one kind about somebody, in clear. Whoever asks has asked for the right. */
export async function kept<K extends VaultKind>(
  { db }: Pick<Scope, 'db'>,
  registrationId: string,
  kind: K,
): Promise<VaultContents[K] | undefined> {
  const [row] = await db
    .select()
    .from(vaultRecord)
    .where(and(eq(vaultRecord.registrationId, registrationId), eq(vaultRecord.kind, kind)));
  return row && openRecord({ ...row, kind });
}

/** What is kept of one kind about each of many, in clear. Whoever asks has asked for the right. */
export async function keptOfMany<K extends VaultKind>(
  { db }: Pick<Scope, 'db'>,
  registrationIds: string[],
  kind: K,
): Promise<Map<string, VaultContents[K]>> {
  const rows = await db
    .select()
    .from(vaultRecord)
    .where(and(inArray(vaultRecord.registrationId, registrationIds), eq(vaultRecord.kind, kind)));
  return new Map(rows.map((row) => [row.registrationId, openRecord({ ...row, kind })]));
}
