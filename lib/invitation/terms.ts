import { eq } from 'drizzle-orm';
import { type BasePool, category, delegation } from '@/db/schema';
import type { FieldFault } from '@/lib/core/input';
import { invalid } from '@/lib/core/input';
import { ok, type Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { type Edition, isInternational } from '@/lib/edition/rules';
import { poolFor, type Wanted } from '@/lib/pool/rules';
import type { BatchInput } from './input';
import { reservedIn } from './rules';

/** What new codes promise, checked against the edition: its categories and delegations by name, the pool settled. */
export type Terms = Omit<BatchInput, 'category' | 'pool'> & {
  category: typeof category.$inferSelect | undefined;
  delegation: typeof delegation.$inferSelect | undefined;
  pool: BasePool | null;
  codes: number;
  seats: number;
};

/** What the terms of codes are judged by. */
export type Ground = {
  edition: Edition;
  now: Date;
  categories: (typeof category.$inferSelect)[];
  delegations: (typeof delegation.$inferSelect)[];
};

export async function groundOf({ db, now }: Pick<Scope, 'db' | 'now'>, edition: Edition): Promise<Ground> {
  const [categories, delegations] = await Promise.all([
    db.select().from(category).where(eq(category.editionId, edition.id)),
    db.select().from(delegation).where(eq(delegation.editionId, edition.id)),
  ]);
  return { edition, now, categories, delegations };
}

/** The terms of a batch as the edition allows them; a delegation's country decides where its seats are. */
export function termsOf(
  { edition, now, categories, delegations }: Ground,
  input: BatchInput,
): Result<Terms, 'INVALID_INPUT'> {
  const faults: FieldFault[] = [];
  const named = categories.find(({ code }) => code === input.category);
  const sender = delegations.find(({ id }) => id === input.delegationId);
  if (input.category && !named) faults.push({ path: 'category', code: 'invalid' });
  if (input.delegationId && !sender) faults.push({ path: 'delegationId', code: 'invalid' });
  if (input.expiresAt && input.expiresAt <= now) faults.push({ path: 'expiresAt', code: 'in_the_past' });
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

/** The seats that codes of such terms keep. */
export const wantedBy = ({ pool, category: named, delegation: sender, seats }: Terms): Wanted => ({
  wish: reservedIn({ pool, category: named?.code ?? null, delegationId: sender?.id ?? null }),
  seats,
});
