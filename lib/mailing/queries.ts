import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { CURRENT_EDITION, mailing, mailingReceiver } from '@/db/schema';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { maySendMailings } from './policy';
import type { Mailing } from './rules';

const SHOWN = 100;

export type ListedMailing = Mailing & { people: number; open: number };

/** The mailings of the edition, the last changed first; of those that were started, how many get them and wait for their turn. */
export async function listMailings(scope: Scope): Promise<Result<ListedMailing[], 'NOT_ALLOWED'>> {
  if (!maySendMailings(scope.actor)) return refuse('NOT_ALLOWED');
  const rows = await scope.db
    .select()
    .from(mailing)
    .where(eq(mailing.editionId, CURRENT_EDITION))
    .orderBy(desc(mailing.changedAt), desc(mailing.id))
    .limit(SHOWN);
  const counted = await scope.db
    .select({
      id: mailingReceiver.mailingId,
      people: count(sql`CASE WHEN outcome IS NULL OR outcome = 'mailed' THEN 1 END`),
      open: count(sql`CASE WHEN outcome IS NULL THEN 1 END`),
    })
    .from(mailingReceiver)
    .where(
      inArray(
        mailingReceiver.mailingId,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(mailingReceiver.mailingId);
  const of = new Map(counted.map((one) => [one.id, one]));
  return ok(
    rows.map((row) => ({ ...row, people: of.get(row.id)?.people ?? 0, open: of.get(row.id)?.open ?? 0 })),
  );
}

/** One mailing. */
export async function mailingOf(
  scope: Scope,
  id: string,
): Promise<Result<Mailing, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!maySendMailings(scope.actor)) return refuse('NOT_ALLOWED');
  if (!isId(id)) return refuse('NOT_FOUND');
  const [found] = await scope.db
    .select()
    .from(mailing)
    .where(and(eq(mailing.id, id), eq(mailing.editionId, CURRENT_EDITION)));
  return found ? ok(found) : refuse('NOT_FOUND');
}
