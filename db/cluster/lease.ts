import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { pgError } from '../errors';

/**
 * Who owns a running cluster is written nowhere; it is an advisory lock on a connection. The kernel closes that
 * connection when the owner dies, however it dies, so there is no stale claim to clean up.
 */
export type Lease = { client: Client };
export type Holder = { heldBy: string };

const OWNER_LOCK = 7_305_001;

/** The lease, or the name of who has it; undefined while the server does not take connections (yet, or any more). */
export async function takeLease(adminUrl: string, name: string): Promise<Lease | Holder | undefined> {
  const client = new Client({ connectionString: adminUrl, application_name: name, keepAlive: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const taken = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [OWNER_LOCK]);
    if (taken.rows[0].mine) return { client };
    const holder = await client.query(
      `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE locktype = 'advisory' AND objid = $1 AND granted`,
      [OWNER_LOCK],
    );
    await client.end();
    // Gone between the two questions: ask again.
    return holder.rows[0] ? { heldBy: holder.rows[0].name } : undefined;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (pgError(error)?.code === '28P01') {
      throw new Error('the password in postgres.json is not that of the database beside it');
    }
    return undefined;
  }
}

/**
 * Calls `onLost` when the server has gone for good; one that only restarted its sessions is leased anew. Returns how to
 * stop watching: the lease itself ends with the server, so that nobody takes over what is about to stop.
 */
export function watchLease(
  lease: Lease,
  again: () => Promise<Lease | Holder | undefined>,
  onLost: () => void,
) {
  let isWatched = true;
  const watch = ({ client }: Lease): void => void client.once('end', recover);
  const recover = async (): Promise<void> => {
    for (let attempt = 0; attempt < 40 && isWatched; attempt++) {
      await sleep(250);
      const taken = await again().catch(() => undefined);
      if (taken && 'client' in taken) {
        watch(taken);
        return;
      }
    }
    if (isWatched) onLost();
  };
  watch(lease);
  return (): void => {
    isWatched = false;
  };
}
