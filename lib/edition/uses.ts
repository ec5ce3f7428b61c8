import { and, eq, sql } from 'drizzle-orm';
import { apiToken, invitation, pool, registration, staffRole } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { ChoiceKind } from './input';

/** How many applications, codes, caps and limits of staff and tokens name a category or track. */
export type Uses = { registrations: number; codes: number; caps: number; limits: number };

export async function usesOf(
  { db }: Pick<Scope, 'db'>,
  editionId: string,
  kind: ChoiceKind,
  key: string,
): Promise<Uses> {
  const ofEdition = eq(registration.editionId, editionId);
  if (kind === 'track') {
    const chosen = and(ofEdition, sql`${registration.tracks} @> ARRAY[${key}]::text[]`);
    return { registrations: await db.$count(registration, chosen), codes: 0, caps: 0, limits: 0 };
  }
  const limited = <T extends typeof staffRole | typeof apiToken>(table: T) =>
    db.$count(table, sql`${table.categories} @> ARRAY[${key}]::text[]`);
  const [registrations, codes, caps, roles, tokens] = await Promise.all([
    db.$count(registration, and(ofEdition, eq(registration.category, key))),
    db.$count(invitation, and(eq(invitation.editionId, editionId), eq(invitation.category, key))),
    db.$count(pool, and(eq(pool.editionId, editionId), eq(pool.key, `category:${key}`))),
    limited(staffRole),
    limited(apiToken),
  ]);
  return { registrations, codes, caps, limits: roles + tokens };
}

export const isUsed = (uses: Uses): boolean => Object.values(uses).some((count) => count > 0);

/** How many applications have each category or track of an edition; one that nobody has is missing. */
export async function applicationsBy(
  { db }: Pick<Scope, 'db'>,
  editionId: string,
  kind: ChoiceKind,
): Promise<Map<string, number>> {
  const one = kind === 'category' ? sql`${registration.category}` : sql`unnest(${registration.tracks})`;
  const { rows } = await db.execute<{ key: string; count: number }>(
    sql`SELECT ${one} AS key, count(*)::int AS count FROM ${registration}
      WHERE ${registration.editionId} = ${editionId} GROUP BY 1`,
  );
  return new Map(rows.map(({ key, count }) => [key, count]));
}
