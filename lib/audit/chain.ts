import { asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { auditFact, auditSeal } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayReadAudit } from './policy';
import { CHAIN_START, type Fact, sealHash } from './rules';

export type ChainLength = { sealed: number; unsealed: number };

/** How far the chain has come, without walking it: counting is cheap, proving is a recount. */
export async function chainProgress(scope: Scope): Promise<Result<ChainLength, 'NOT_ALLOWED'>> {
  return mayReadAudit(scope.actor) ? ok(await chainLength(scope)) : refuse('NOT_ALLOWED');
}

/** The same for the house itself. */
export async function chainLength(scope: Scope): Promise<ChainLength> {
  const [row] = await scope.db
    .select({ sealed: sql<number>`coalesce(max(${auditSeal.position}), 0)::int` })
    .from(auditSeal);
  return { sealed: row?.sealed ?? 0, unsealed: await unsealed(scope) };
}

export type ChainReport = {
  sealed: number;
  /** Recorded but not chained yet: a short tail is normal while the worker runs. */
  unsealed: number;
  brokenAt: { position: number; factId: string; fault: 'altered' | 'missing' | 'gap' } | null;
};

const PAGE = 5000;

/** Walks the whole chain and names the first seal that does not hold; tells `onWay` after each page how many held so far. */
export async function walkChain(
  scope: Scope,
  onWay: (walked: number) => Promise<void> = async () => {},
): Promise<ChainReport> {
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
    await onWay(position);
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
