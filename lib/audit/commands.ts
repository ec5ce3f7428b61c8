import { and, asc, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import { insertAll, type Rows, rowsFor } from '@/db/insert';
import { auditFact, auditPersonal, auditSeal } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { firstIdAt, newId } from '@/lib/core/id';
import { log } from '@/lib/core/log';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { CHAIN_START, sealHash } from './rules';

export type NewFact = {
  /** `noun.verbed`, e.g. `registration.approved`. */
  action: string;
  /** `noun:id` of what it happened to. */
  subject: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** What names a person goes here, outside the chain, so that it can be erased later. */
  personal?: Record<string, unknown>;
  /** Where several requests share a transaction: the one that caused this fact. */
  requestId?: string;
  /** Likewise who caused it, as `actorKey` names them. */
  actor?: string;
};

/** Appends facts to the audit in the transaction that makes them true. Takes no lock: sealing comes later. */
export const record = (tx: TxScope, ...facts: NewFact[]): Promise<void> =>
  insertAll(tx.db, ...factRows(tx, facts));

/** The rows of facts, for who writes them together with other rows. */
export function factRows(tx: TxScope, facts: NewFact[]): Rows[] {
  const named = facts.map((fact) => ({ id: newId(), fact }));
  return [
    rowsFor(
      auditFact,
      named.map(({ id, fact }) => ({
        id,
        at: tx.now,
        actor: fact.actor ?? actorKey(tx.actor),
        action: fact.action,
        subject: fact.subject,
        before: fact.before,
        after: fact.after,
        requestId: fact.requestId ?? tx.requestId,
      })),
    ),
    rowsFor(
      auditPersonal,
      named.flatMap(({ id, fact }) => (fact.personal ? [{ factId: id, detail: fact.personal }] : [])),
    ),
  ];
}

const SEAL_LOCK = 7_301_001;

/**
 * Chains up to `limit` facts that are not sealed yet, in the order in which they became visible; tells how many. With
 * `since`, only those made from then on are looked for: to look through all of them costs more the older the forum is.
 */
export async function sealFacts(
  scope: Scope,
  { limit = 2000, since }: { limit?: number; since?: Date } = {},
): Promise<number> {
  const sealed = await inTransaction(scope, async (tx) => {
    // One sealer at a time: two would fork the chain.
    await tx.db.execute(sql`SELECT pg_advisory_xact_lock(${SEAL_LOCK})`);
    const [last] = await tx.db.select().from(auditSeal).orderBy(desc(auditSeal.position)).limit(1);
    const facts = await tx.db
      .select({ fact: auditFact })
      .from(auditFact)
      .leftJoin(auditSeal, eq(auditSeal.factId, auditFact.id))
      .where(and(isNull(auditSeal.factId), since ? gte(auditFact.id, firstIdAt(since)) : undefined))
      .orderBy(asc(auditFact.id))
      .limit(limit);
    let hash = last?.hash ?? CHAIN_START;
    let position = last?.position ?? 0;
    const seals = facts.map(({ fact }) => {
      hash = sealHash(hash, fact);
      position += 1;
      return { position, factId: fact.id, hash };
    });
    await insertAll(tx.db, rowsFor(auditSeal, seals));
    return ok({ count: seals.length, position, hash });
  });
  const { count, ...head } = expectOk(sealed);
  // Kept outside of the database: who cuts off the end of the chain there cannot cut it off here.
  if (count > 0) log.info(head, 'audit sealed');
  return count;
}

/** Seals whatever is left: what nobody has sealed could be altered unseen. Tells how many. */
export async function sealAll(scope: Scope): Promise<number> {
  let sealed = 0;
  for (let some = -1; some !== 0; sealed += Math.max(0, some)) some = await sealFacts(scope);
  return sealed;
}

/** Forgets the personal side of facts; the chain does not notice. */
export async function erasePersonal(tx: TxScope, factIds: string[]): Promise<void> {
  if (factIds.length > 0) await tx.db.delete(auditPersonal).where(inArray(auditPersonal.factId, factIds));
}
