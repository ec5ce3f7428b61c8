import type { Duplex } from 'node:stream';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Client, Pool } from 'pg';
import * as schema from './schema';

export type Db = NodePgDatabase<typeof schema> & { $client: Pool };
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export type Connection = { db: Db; pool: Pool; close(): Promise<void> };

/**
 * A connection that spares trips and plans. What opens a transaction is not waited for: the statements behind it travel with
 * it. On a connection that lives it does not fail, and on one that does not they fail as well. And a statement that is
 * marked with `PLAN_KEPT` is planned once for each connection.
 */
class ForumClient extends Client {
  // biome-ignore lint/suspicious/noExplicitAny: as many shapes as pg has for its queries
  override query(query: any, ...others: any[]): any {
    const text: string = query?.text ?? '';
    this.#sendTogether();
    const named = text.startsWith(PLAN_KEPT) ? { ...query, name: nameOf(text) } : query;
    const answer: unknown = super.query(named, ...(others as []));
    if (!/^(begin|savepoint \w+)$/.test(text) || !(answer instanceof Promise)) return answer;
    answer.catch(() => undefined);
    return Promise.resolve({ rows: [] });
  }

  /** Whatever is asked in one turn leaves as one packet: each of its own costs the process as much as a small query. */
  #sendTogether(): void {
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

/** Before a statement that costs as much to plan as to run, and has only a few shapes. */
export const PLAN_KEPT = '/* plan kept */ ';

// A server keeps each of them for each connection: should a text turn out to have many shapes, most are planned anew.
const MOST_PLANS = 200;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name || names.size === MOST_PLANS) return name;
  names.set(text, `kept_${names.size}`);
  return names.get(text);
}

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
    Client: ForumClient,
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
