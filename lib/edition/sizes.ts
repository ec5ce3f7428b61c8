import { eq } from 'drizzle-orm';
import { edition } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { changeSettings } from './commands';
import type { SizesInput } from './input';
import { mayChangeSettings } from './policy';
import { sizesOf } from './rules';

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CONTRADICT' | 'SIZES_CHANGED';

/**
 * Changes the sizes that the person has seen and judged. What is as wanted already is left as it is, so that a second press
 * does nothing; the second of two organisers is told the sizes that the first has made.
 */
export function changeSizes(
  scope: Scope,
  { seen, reason, ...wanted }: SizesInput,
): Promise<Result<void, Refusal>> {
  return inTransaction<void, Refusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const [current] = await tx.db
      .select()
      .from(edition)
      .where(eq(edition.isCurrent, true))
      .for('no key update');
    if (!current) return refuse('NOT_FOUND');
    const now = sizesOf(current);
    const keys = Object.keys(now) as (keyof typeof now)[];
    const isWanted = keys.every((key) => wanted[key] === undefined || wanted[key] === now[key]);
    if (isWanted) return ok(undefined);
    if (keys.some((key) => seen[key] !== undefined && seen[key] !== now[key])) {
      return refuse('SIZES_CHANGED', now);
    }
    const changed = await changeSettings(tx, current.id, wanted, reason);
    return changed.ok ? ok(undefined) : changed;
  });
}
