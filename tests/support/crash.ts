import { drizzle } from 'drizzle-orm/node-postgres';
import type { PoolClient } from 'pg';
import type { Db } from '@/db/client';
import * as schema from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { Database } from './database';

/** Where work breaks off: before its nth statement, by an error in the process or because the connection is gone. */
export type Crash = { before: number; how: 'thrown' | 'killed' };

/** Runs work on a connection that breaks as told; `undefined` when it did, and then nothing may remain of the work. */
export async function breaking<T>(
  { pool }: Pick<Database, 'pool'>,
  { before, how }: Crash,
  scope: Scope,
  work: (scope: Scope) => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect();
  let left = before;
  let isBroken = false;
  const burn = async () => {
    isBroken = true;
    if (how === 'thrown') throw new Error('broken off');
    await pool.query('SELECT pg_terminate_backend($1)', [
      (client as PoolClient & { processID: number }).processID,
    ]);
  };
  const fused = new Proxy(client, {
    get(target, name) {
      const found = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      if (name !== 'query') return found.bind(target);
      return async (...given: unknown[]) => {
        if (left-- === 0) await burn();
        return found.apply(target, given);
      };
    },
  });
  try {
    return await work({ ...scope, db: drizzle(fused, { schema }) as unknown as Db });
  } catch (error) {
    if (isBroken) return undefined;
    throw error;
  } finally {
    client.release(isBroken && how === 'killed');
  }
}
