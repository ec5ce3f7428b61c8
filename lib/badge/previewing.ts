import { namesInput } from '@/lib/completion/input';
import { parseInput } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { isOwner } from '@/lib/registration/policy';
import { findRegistration } from '@/lib/registration/queries';
import { type BadgeDocument, blankDocument, faceOf, NO_CODE, peopleBehind } from './face';
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

/** The badge of one person as it would be printed now, with another name on it and without the code. */
async function blankBadge(
  scope: Pick<Scope, 'db'>,
  registrationId: string,
  lines?: readonly string[],
): Promise<BadgeDocument> {
  const shape = { format: 'a6', title: 'preview' } as const;
  const [{ document, zonesFor }, [row]] = await Promise.all([
    blankDocument(scope, shape),
    peopleBehind(scope, [registrationId]),
  ]);
  if (!row) throw new Error('a badge of nobody');
  const named = lines && {
    person: { ...row.person, badgeName: lines.join(' ') },
    badgeLines: lines,
  };
  const face = faceOf({ ...row, ...named }, NO_CODE, zonesFor(row.person.category));
  return { ...document, badges: [face] };
}
