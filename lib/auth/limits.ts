import type { FieldFault } from '@/lib/core/input';
import type { Scope } from '@/lib/core/scope';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';

/** Faults of categories that the edition does not have: limited to them, somebody would see nothing and not know why. */
export async function unknownLimits(scope: Scope, categories: readonly string[] = []): Promise<FieldFault[]> {
  if (categories.length === 0) return [];
  const { id } = await currentEdition(scope);
  const known = new Set((await categoriesOf(scope, id)).map(({ code }) => code));
  return categories.every((code) => known.has(code))
    ? []
    : [{ path: 'categories', code: 'unknown_category' }];
}
