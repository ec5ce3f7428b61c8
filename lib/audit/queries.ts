import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { auditFact, auditPersonal, auditSeal } from '@/db/schema';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayReadAudit } from './policy';
import { CHAIN_START, type Fact, sealHash } from './rules';

/** What happened to one subject, oldest first. */
export const factsAbout = (scope: Scope, subject: string): Promise<Fact[]> =>
  scope.db
    .select()
    .from(auditFact)
    .where(eq(auditFact.subject, subject))
    .orderBy(asc(auditFact.at), asc(auditFact.id));

/** The personal side of the newest fact of one action about a subject; the caller has asked who may read it. */
export async function newestDetail(
  scope: Scope,
  subject: string,
  action: string,
): Promise<{ at: Date; detail: Record<string, unknown> } | undefined> {
  const [found] = await scope.db
    .select({ at: auditFact.at, detail: auditPersonal.detail })
    .from(auditFact)
    .innerJoin(auditPersonal, eq(auditPersonal.factId, auditFact.id))
    .where(and(eq(auditFact.subject, subject), eq(auditFact.action, action)))
    .orderBy(desc(auditFact.id))
    .limit(1);
  return found && { at: found.at, detail: found.detail as Record<string, unknown> };
}

const recent = (scope: Scope) =>
  scope.db
    .select({ fact: auditFact, personal: auditPersonal.detail })
    .from(auditFact)
    .leftJoin(auditPersonal, eq(auditPersonal.factId, auditFact.id));
export type RecentFact = Awaited<ReturnType<typeof recent>>[number];
export type AuditPage = { rows: RecentFact[]; older?: string };

/** The newest facts with their personal side, newest first; `before` continues where the page before ended. */
export async function recentFacts(
  scope: Scope,
  { limit, before }: { limit: number; before?: string },
): Promise<Result<AuditPage, 'NOT_ALLOWED'>> {
  if (!mayReadAudit(scope.actor)) return refuse('NOT_ALLOWED');
  // Keys are UUIDv7: their order is the order of time, and one column is cursor enough.
  const found = await recent(scope)
    .where(before && isId(before) ? lt(auditFact.id, before) : undefined)
    .orderBy(desc(auditFact.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  return ok({ rows, older: found.length > limit ? rows.at(-1)?.fact.id : undefined });
}

/** How far the chain has come, without walking it: counting is cheap, proving is `verify`. */
export async function chainProgress(
  scope: Scope,
): Promise<Result<{ sealed: number; unsealed: number }, 'NOT_ALLOWED'>> {
  if (!mayReadAudit(scope.actor)) return refuse('NOT_ALLOWED');
  const [row] = await scope.db
    .select({ sealed: sql<number>`coalesce(max(${auditSeal.position}), 0)::int` })
    .from(auditSeal);
  return ok({ sealed: row?.sealed ?? 0, unsealed: await unsealed(scope) });
}

export type ChainReport = {
  sealed: number;
  /** Recorded but not chained yet: a short tail is normal while the worker runs. */
  unsealed: number;
  brokenAt: { position: number; factId: string; fault: 'altered' | 'missing' | 'gap' } | null;
};

const PAGE = 5000;

/** Walks the whole chain and names the first seal that does not hold. */
export async function walkChain(scope: Scope): Promise<ChainReport> {
  let previous = CHAIN_START;
  let position = 0;
  for (;;) {
    const page = await scope.db
      .select({ seal: auditSeal, fact: auditFact })
      .from(auditSeal)
      .leftJoin(auditFact, eq(auditFact.id, auditSeal.factId))
      .where(gt(auditSeal.position, position))
      .orderBy(asc(auditSeal.position))
      .limit(PAGE);
    for (const { seal, fact } of page) {
      const fault = faultOf(seal, fact, position, previous);
      if (fault) return { sealed: position, unsealed: await unsealed(scope), brokenAt: { ...seal, fault } };
      previous = seal.hash;
      position = seal.position;
    }
    if (page.length < PAGE) return { sealed: position, unsealed: await unsealed(scope), brokenAt: null };
  }
}

function faultOf(
  seal: { position: number; hash: string },
  fact: Fact | null,
  before: number,
  previous: string,
) {
  if (seal.position !== before + 1) return 'gap';
  if (!fact) return 'missing';
  return sealHash(previous, fact) === seal.hash ? undefined : 'altered';
}

async function unsealed(scope: Scope): Promise<number> {
  const [row] = await scope.db
    .select({ count: sql<number>`count(*)::int` })
    .from(auditFact)
    .leftJoin(auditSeal, eq(auditSeal.factId, auditFact.id))
    .where(isNull(auditSeal.factId));
  return row?.count ?? 0;
}
