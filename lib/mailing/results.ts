import { and, asc, eq, sql } from 'drizzle-orm';
import { mailingReceiver, mailMessage } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { maySendMailings } from './policy';
import { mailingOf } from './queries';
import { type Mailing, SKIPS } from './rules';

/**
 * What came of a mailing for one person. `returned`: it came back from the address; `gone`: it was mailed, and the mail itself has
 * been deleted since.
 */
export const RESULTS = ['sent', 'waiting', 'failed', 'returned', 'undeliverable', 'gone', ...SKIPS] as const;
export type ResultCode = (typeof RESULTS)[number];
export type OneResult = {
  reference: string;
  locale: string;
  result: ResultCode;
  sentAt: Date | null;
  error: string | null;
  mailId: string | null;
};

const result = sql<ResultCode>`CASE
  WHEN ${mailingReceiver.outcome} IS NULL THEN 'waiting'
  WHEN ${mailingReceiver.outcome} <> 'mailed' THEN ${mailingReceiver.outcome}
  WHEN ${mailMessage.state} IS NULL THEN 'gone'
  WHEN ${mailMessage.state} = 'queued' THEN 'waiting'
  WHEN ${mailMessage.state} = 'bounced' THEN 'returned'
  WHEN ${mailMessage.state} = 'suppressed' THEN 'undeliverable'
  WHEN ${mailMessage.state} = 'recalled' THEN 'stopped'
  ELSE ${mailMessage.state} END`;

const rowsOf = ({ db }: Pick<Scope, 'db'>, { id }: Mailing) =>
  db
    .select({
      reference: mailingReceiver.reference,
      locale: mailingReceiver.locale,
      result: result.as('result'),
      sentAt: mailMessage.sentAt,
      error: mailMessage.lastError,
      mailId: mailMessage.id,
    })
    .from(mailingReceiver)
    .leftJoin(
      mailMessage,
      and(
        eq(mailMessage.mailingId, mailingReceiver.mailingId),
        eq(mailMessage.registrationId, mailingReceiver.registrationId),
      ),
    )
    .where(eq(mailingReceiver.mailingId, id))
    .$dynamic();

export const RESULTS_ON_PAGE = 50;

/** How far a mailing is: how many stand where, and a page of the people, all or those of one result. */
export async function resultsOf(
  scope: Scope,
  one: Mailing,
  { only, page }: { only: ResultCode | undefined; page: number },
): Promise<{ counts: Map<ResultCode, number>; rows: OneResult[] }> {
  const all = rowsOf(scope, one).as('all');
  const counted = await scope.db
    .select({ result: all.result, count: sql<number>`count(*)::int` })
    .from(all)
    .groupBy(all.result);
  const rows = await rowsOf(scope, one)
    .where(and(eq(mailingReceiver.mailingId, one.id), only ? sql`${result} = ${only}` : undefined))
    .orderBy(asc(mailingReceiver.position))
    .limit(RESULTS_ON_PAGE)
    .offset((page - 1) * RESULTS_ON_PAGE);
  return { counts: new Map(counted.map((row) => [row.result, row.count])), rows };
}

/** The result of every person as a file, which names nobody but by the number of the application; that it was taken is noted. */
export function takeOutResults(
  scope: Scope,
  id: string,
): Promise<Result<OneResult[], 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction<OneResult[], 'NOT_ALLOWED' | 'NOT_FOUND'>(scope, async (tx) => {
    if (!maySendMailings(tx.actor)) return refuse('NOT_ALLOWED');
    const found = await mailingOf({ ...tx, db: tx.db }, id);
    if (!found.ok) return found;
    const rows = await rowsOf(tx, found.value).orderBy(asc(mailingReceiver.position));
    await record(tx, {
      action: 'mailing.results_taken',
      subject: `mailing:${id}`,
      after: { people: rows.length },
    });
    return ok(rows);
  });
}
