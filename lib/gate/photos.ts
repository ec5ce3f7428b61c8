import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { registration } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { photosOf } from '@/lib/photo/queries';
import { mayScan } from './policy';

export const photosInput = z.object({ ids: z.array(z.uuid()).max(100) });

/** `of`: which photo it is, as the roster names it; `jpeg`: base64, three to four kilobytes. */
export type PhotoAtGate = { id: string; of: string; jpeg: string };

/** The small photos of people of the present forum who agreed to be known by one: for who stands at a gate. */
export async function photosAtGate(
  scope: Scope,
  { ids }: z.output<typeof photosInput>,
): Promise<Result<{ photos: PhotoAtGate[] }, 'NOT_ALLOWED'>> {
  if (!mayScan(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const here = await scope.db
    .select({ id: registration.id })
    .from(registration)
    .where(and(inArray(registration.id, ids), eq(registration.editionId, edition.id)));
  const photos = await photosOf(
    scope,
    here.map(({ id }) => id),
  );
  return ok({
    photos: [...photos].map(([id, { id: of, bytes }]) => ({ id, of, jpeg: bytes.toString('base64') })),
  });
}
