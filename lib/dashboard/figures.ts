import { count, eq, min } from 'drizzle-orm';
import { mailMessage, registration, scan } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import { has } from '@/lib/core/rights';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type PoolState, poolStates } from '@/lib/pool/queries';

export type Figures = {
  pools: PoolState[];
  registrations: { state: string; count: number }[];
  scans: { verdict: string; count: number }[];
  mails: { state: string; count: number }[];
  /** How long the oldest mail has been waiting to leave, in seconds; 0 when none waits. */
  oldestQueuedSeconds: number;
};

/** The business figures for monitoring, of the current edition; nobody is named. */
export async function businessFigures(scope: Scope): Promise<Result<Figures, 'NOT_ALLOWED'>> {
  if (!has(scope.actor, 'readFigures')) return refuse('NOT_ALLOWED');
  const { db, now } = scope;
  const edition = await currentEdition(scope);
  const [pools, registrations, scans, mails, oldest] = await Promise.all([
    poolStates(scope, edition.id),
    db
      .select({ state: registration.state, count: count() })
      .from(registration)
      .where(eq(registration.editionId, edition.id))
      .groupBy(registration.state),
    db
      .select({ verdict: scan.verdict, count: count() })
      .from(scan)
      .where(eq(scan.editionId, edition.id))
      .groupBy(scan.verdict),
    db.select({ state: mailMessage.state, count: count() }).from(mailMessage).groupBy(mailMessage.state),
    db
      .select({ at: min(mailMessage.createdAt) })
      .from(mailMessage)
      .where(eq(mailMessage.state, 'queued')),
  ]);
  const since = oldest[0]?.at;
  const oldestQueuedSeconds = since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0;
  return ok({ pools, registrations, scans, mails, oldestQueuedSeconds });
}
