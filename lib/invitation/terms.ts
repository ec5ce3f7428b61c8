import { and, eq } from 'drizzle-orm';
import { type BasePool, category, delegation } from '@/db/schema';
import type { FieldFault } from '@/lib/core/input';
import { invalid } from '@/lib/core/input';
import { ok, type Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { type Edition, isInternational } from '@/lib/edition/rules';
import { poolFor } from '@/lib/pool/rules';
import type { BatchInput } from './input';

/** What new codes promise, checked against the edition: its categories and delegations by name, the pool settled. */
export type Terms = Omit<BatchInput, 'category' | 'pool'> & {
  category: typeof category.$inferSelect | undefined;
  delegation: typeof delegation.$inferSelect | undefined;
  pool: BasePool | null;
  codes: number;
  seats: number;
};

/** The terms of a batch as the edition allows them; a delegation's country decides where its seats are. */
export async function termsOf(
  scope: Pick<Scope, 'db' | 'now'>,
  edition: Edition,
  input: BatchInput,
): Promise<Result<Terms, 'INVALID_INPUT'>> {
  const faults: FieldFault[] = [];
  const [named, sender] = await Promise.all([
    input.category ? categoryOf(scope, edition.id, input.category) : undefined,
    input.delegationId ? delegationOf(scope, edition.id, input.delegationId) : undefined,
  ]);
  if (input.category && !named) faults.push({ path: 'category', code: 'invalid' });
  if (input.delegationId && !sender) faults.push({ path: 'delegationId', code: 'invalid' });
  if (input.expiresAt && input.expiresAt <= scope.now)
    faults.push({ path: 'expiresAt', code: 'in_the_past' });
  const theirs = sender && poolFor(isInternational(edition, sender.country));
  if (theirs && input.pool && input.pool !== theirs) faults.push({ path: 'pool', code: 'not_their_pool' });
  // Without seats to keep there is no need to say which kind of people may come.
  const pool = input.pool ?? (input.reservedSeats > 0 ? theirs : undefined) ?? null;
  if (input.reservedSeats > 0 && !pool) faults.push({ path: 'pool', code: 'required' });
  if (faults.length > 0) return invalid(faults);
  const codes = input.emails.length || (input.count ?? 0);
  return ok({
    ...input,
    category: named,
    delegation: sender,
    pool,
    codes,
    seats: codes * input.reservedSeats,
  });
}

async function categoryOf({ db }: Pick<Scope, 'db'>, editionId: string, code: string) {
  const [found] = await db
    .select()
    .from(category)
    .where(and(eq(category.editionId, editionId), eq(category.code, code)));
  return found;
}

async function delegationOf({ db }: Pick<Scope, 'db'>, editionId: string, id: string) {
  const [found] = await db
    .select()
    .from(delegation)
    .where(and(eq(delegation.editionId, editionId), eq(delegation.id, id)));
  return found;
}
