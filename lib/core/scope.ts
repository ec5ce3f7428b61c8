import type { Db, Tx } from '@/db/client';
import type { Actor } from './actor';
import type { Refused, Result } from './result';

/** Handed to every command and query first: the connection, who acts, when, and under which request. */
export type Scope = { db: Db | Tx; actor: Actor; now: Date; requestId: string };

declare const inside: unique symbol;
/**
 * A scope inside a transaction. Only `inTransaction` makes one, so what needs a transaction
 * (holding a seat, recording a fact, enqueuing a task) does not compile outside of it.
 */
export type TxScope = Omit<Scope, 'db'> & { db: Tx; readonly [inside]: true };

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
  try {
    return await scope.db.transaction(async (tx) => {
      const result = await work({ ...scope, db: tx } as unknown as TxScope);
      // drizzle commits whatever returns; only a throw rolls back.
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refused as Refused<C>;
    throw error;
  }
}
