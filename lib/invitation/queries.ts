import { and, eq, inArray } from 'drizzle-orm';
import { invitation } from '@/db/schema';
import { keyedHash } from '@/lib/core/crypto';
import type { Scope } from '@/lib/core/scope';
import type { Invitation } from './rules';
import { codesIn } from './typed';

export const hashCode = (code: string): string => keyedHash(code, 'invitation');

/** The invitations behind typed codes, by what was typed. */
export async function invitationsBehind(
  scope: Pick<Scope, 'db'>,
  editionId: string,
  typed: readonly string[],
): Promise<Map<string, Invitation>> {
  const readings = [...new Set(typed)].map((text) => ({ text, hashes: codesIn(text).map(hashCode) }));
  const hashes = readings.flatMap((reading) => reading.hashes);
  if (hashes.length === 0) return new Map();
  const found = await scope.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.editionId, editionId), inArray(invitation.codeHash, hashes)));
  const byHash = new Map(found.map((one) => [one.codeHash, one]));
  return new Map(
    readings.flatMap(({ text, hashes: mine }) => {
      const one = mine.map((hash) => byHash.get(hash)).find((candidate) => candidate !== undefined);
      return one ? [[text, one] as const] : [];
    }),
  );
}
