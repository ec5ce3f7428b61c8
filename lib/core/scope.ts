import type { Db, Tx } from '@/db/client';
import type { Actor } from './actor';
import type { Refused, Result } from './result';

/** Handed to every command and query first: the connection, who acts, when, and under which request. */
export type Scope = { db: Db | Tx; actor: Actor; now: Date; requestId: string };

/** True outside of any transaction: what is written there stays, whatever becomes of the rest. */
export const isPool = (db: Scope['db']): db is Db => '$client' in db;

declare const inside: unique symbol;
/**
 * A scope inside a transaction. Only `inTransaction` makes one, so what needs a transaction
 * (holding a seat, recording a fact, enqueuing a task) does not compile outside of it.
 */
export type TxScope = Omit<Scope, 'db'> & {
  db: Tx;
  /** Statements that have been sent and are waited for when the transaction ends: see `sendLast`. */
  readonly last: Promise<unknown>[];
  readonly [inside]: true;
};

/**
 * Leaves a statement to travel together with the COMMIT, so that a lock is held for one trip less. Should it fail, the
 * database makes a ROLLBACK of the COMMIT, and the transaction throws. Nothing may be asked of its outcome before.
 */
export function sendLast(tx: TxScope, statement: Promise<unknown>): void {
  // Once and for all: a statement of drizzle's is sent again each time somebody asks for its answer.
  const sent = Promise.resolve(statement);
  // It is waited for below; that it fails before then is no crash.
  sent.catch(() => undefined);
  tx.last.push(sent);
}

class RolledBack extends Error {
  constructor(readonly refused: Refused<string>) {
    super('refused');
  }
}

/**
 * Runs `work` in one transaction; a returned refusal rolls everything back. Inside a transaction already, `work` gets
 * a savepoint of it: its refusal undoes its own part, and the outermost call decides about the whole.
 */
export async function inTransaction<T, C extends string>(
  scope: Scope | TxScope,
  work: (tx: TxScope) => Promise<Result<T, C>>,
): Promise<Result<T, C>> {
  const last: Promise<unknown>[] = [];
  try {
    const outcome = await scope.db.transaction(async (tx) => {
      const result = await work({ ...scope, db: tx, last } as unknown as TxScope);
      // drizzle commits whatever returns; only a throw rolls back.
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
    await Promise.all(last);
    return outcome;
  } catch (error) {
    if (error instanceof RolledBack) return error.refused as Refused<C>;
    // What failed first is the reason; whatever came behind it was only told that the transaction is lost.
    const failed = (await Promise.allSettled(last)).find(({ status }) => status === 'rejected');
    throw failed?.status === 'rejected' ? failed.reason : error;
  }
}
