import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import * as schema from './schema';

export type Db = NodePgDatabase<typeof schema> & { $client: Pool };
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export type Connection = { db: Db; pool: Pool; close(): Promise<void> };

/**
 * Opens a pool. Lock waits end after 10 s, so that a stuck transaction is an error and not a silent queue; a stampede for
 * the seats of an edition on a small machine may well stand in line for some seconds.
 */
export function connect(
  url: string,
  options: { max?: number; name?: string; patienceMs?: number } = {},
): Connection {
  const pool = new Pool({
    connectionString: url,
    // Statements that are sent without waiting for each other travel together, and are answered in their order.
    pipeline: true,
    max: options.max ?? 10,
    application_name: options.name ?? 'forum',
    options: '-c timezone=UTC -c lock_timeout=10000 -c idle_in_transaction_session_timeout=15000',
    // Also the longest wait for a free connection: a stampede may queue, and must not be turned away after a moment.
    connectionTimeoutMillis: options.patienceMs ?? 15_000,
  });
  // Without listeners a connection that the server closes, idle or in use, takes the whole process down. Whoever
  // queries on it is told by the query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { db: drizzle(pool, { schema }) as Db, pool, close: () => pool.end() };
}
