import { desc } from 'drizzle-orm';
import { recountRun, verification } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayReadRegistrations } from '@/lib/registration/policy';

export type KeptVerification = typeof verification.$inferSelect;

/** The newest recount, for everybody who goes by the numbers; undefined before the first night. */
export async function lastVerification(
  scope: Scope,
): Promise<Result<KeptVerification | undefined, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const [last] = await scope.db
    .select()
    .from(verification)
    .orderBy(desc(verification.at), desc(verification.id))
    .limit(1);
  return ok(last);
}

export type RecountRun = typeof recountRun.$inferSelect;

/** The newest recount that somebody asked for, under way or finished; undefined when nobody has yet. */
export async function lastRecountRun(scope: Scope): Promise<Result<RecountRun | undefined, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const [last] = await scope.db
    .select()
    .from(recountRun)
    .orderBy(desc(recountRun.askedAt), desc(recountRun.id))
    .limit(1);
  return ok(last);
}
