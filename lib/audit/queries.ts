import { asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { auditFact, auditPersonal, auditSeal } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { CHAIN_START, type Fact, sealHash } from './rules';

/** What happened to one subject, oldest first. */
export const factsAbout = (scope: Scope, subject: string): Promise<Fact[]> =>
  scope.db
    .select()
    .from(auditFact)
    .where(eq(auditFact.subject, subject))
    .orderBy(asc(auditFact.at), asc(auditFact.id));

/** The newest facts with their personal side, for the organisers' audit page. */
export const recentFacts = (scope: Scope, limit: number) =>
  scope.db
    .select({ fact: auditFact, personal: auditPersonal.detail })
    .from(auditFact)
    .leftJoin(auditPersonal, eq(auditPersonal.factId, auditFact.id))
    .orderBy(desc(auditFact.at), desc(auditFact.id))
    .limit(limit);

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
