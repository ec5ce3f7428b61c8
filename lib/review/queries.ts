import { asc, eq } from 'drizzle-orm';
import { decision } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';

/** The decisions on one registration, oldest first. */
export const decisionsOn = (scope: Pick<Scope, 'db'>, registrationId: string) =>
  scope.db
    .select()
    .from(decision)
    .where(eq(decision.registrationId, registrationId))
    .orderBy(asc(decision.decidedAt), asc(decision.id));
