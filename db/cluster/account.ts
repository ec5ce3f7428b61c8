import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The user a PostgreSQL process runs as; empty means "as ourselves". */
export type Account = { uid?: number; gid?: number };

/** What the database programs see: nothing of ours, so that a PGPORT or a locale of the caller cannot steer them. */
export const BARE_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C',
};

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root, so root hands over: to whoever owns the cluster already, else to `postgres`, else
 * to `nobody`, which every system has.
 */
export function databaseAccount(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (!isRoot()) {
    if (owner && owner.uid !== process.getuid?.()) {
      throw new Error(
        `${cluster} belongs to user ${owner.uid}: start as that user, or choose another DATA_DIR`,
      );
    }
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (!account) throw new Error('PostgreSQL cannot run as root, and there is no user postgres or nobody');
  return account;
}

function lookUp(name: string): Account | undefined {
  const ask = (flag: string) => Number.parseInt(spawnSync('id', [flag, name]).stdout?.toString() ?? '', 10);
  const [uid, gid] = [ask('-u'), ask('-g')];
  return Number.isNaN(uid) || Number.isNaN(gid) ? undefined : { uid, gid };
}

/** Asked as that user: only the system knows what modes, mounts and access lists add up to. */
export function canReach(account: Account, path: string, needs: 'read' | 'pass' = 'read'): boolean {
  if (account.uid === undefined) return true;
  const test = needs === 'read' ? '[ -r "$1" ] && [ -x "$1" ]' : '[ -x "$1" ]';
  return spawnSync('/bin/sh', ['-c', test, 'sh', path], { ...account, cwd: '/' }).status === 0;
}
