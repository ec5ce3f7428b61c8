import { namesInput } from '@/lib/completion/input';
import { parseInput } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { isOwner } from '@/lib/registration/policy';
import { findRegistration } from '@/lib/registration/queries';
import { blankBadge } from './face';
import { drawBadge } from './press';

/**
 * One's own badge as the press would print it, as a picture, without its code; with `typed`, as if the name stood in those lines.
 */
export async function previewBadge(
  scope: Scope,
  reference: string,
  typed?: { first: string; second: string },
): Promise<Result<Buffer, 'NOT_FOUND' | 'INVALID_INPUT'>> {
  const found = await findRegistration(scope, reference);
  if (found?.state !== 'approved' || !isOwner(scope.actor, found)) return refuse('NOT_FOUND');
  if (!typed) return ok(await drawBadge(await blankBadge(scope, found.id)));
  const names = parseInput(namesInput, { reference, ...typed });
  if (!names.ok) return names;
  const { first, second } = names.value;
  return ok(await drawBadge(await blankBadge(scope, found.id, second ? [first, second] : [first])));
}
