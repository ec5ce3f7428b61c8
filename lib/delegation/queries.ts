import { asc, eq } from 'drizzle-orm';
import { delegation } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';

export const delegationsOf = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db.select().from(delegation).where(eq(delegation.editionId, editionId)).orderBy(asc(delegation.key));
