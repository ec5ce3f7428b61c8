import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, BARE_ENVIRONMENT, canReach } from './account';
import { SYSTEM_DIRECTORY } from './binaries';

type Creation = { cluster: string; account: Account; initdb: string; password: string; fsync: boolean };

/**
 * Makes the cluster beside its final place and moves it there whole: a start killed half-way leaves nothing that looks
 * like a database, and of two starts one wins.
 */
export async function createCluster(creation: Creation): Promise<void> {
  const { cluster, account } = creation;
  const isReachable = canReach(account, dirname(cluster), 'pass');
  const parent = isReachable ? dirname(cluster) : join(SYSTEM_DIRECTORY, 'clusters');
  const draft = join(parent, `postgres.${process.pid}.${Date.now().toString(36)}`);
  mkdirSync(draft, { recursive: true });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(draft, account.uid, account.gid);
  try {
    await runInitdb(creation, draft);
    if (isReachable) renameSync(draft, cluster);
    else symlinkSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(cluster)) throw error;
  }
}

/** Text sorts and folds the same on every machine: UTF-8 and the built-in C.UTF-8, whatever the system's locale is. */
async function runInitdb({ account, initdb, password, fsync }: Creation, directory: string): Promise<void> {
  const passwordFile = `${directory}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined)
    chownSync(passwordFile, account.uid, account.gid);
  const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  if (!fsync) flags.push('--no-sync');
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(initdb, [`--pgdata=${directory}`, ...flags, ...access], {
        ...account,
        cwd: '/',
        env: BARE_ENVIRONMENT,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let complaint = '';
      child.stderr.on('data', (chunk) => {
        complaint += chunk;
      });
      child.on('error', reject);
      child.on('close', (code) =>
        code === 0
          ? resolve()
          : reject(new Error(`initdb failed: ${complaint.trim().split('\n').join(' ')}`)),
      );
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
