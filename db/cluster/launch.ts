import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, BARE_ENVIRONMENT } from './account';
import { freePort } from './free-port';
import { runningPostmaster } from './postmaster';

type Launch = { cluster: string; account: Account; postgres: string; logFile: string; fsync: boolean };

// PostgreSQL replaces the shell. Beside it waits a reader of descriptor 3, which ends when our process does, however it
// ends, and then stops the server: even `kill -9` leaves no database behind. It is orphaned on purpose, because
// PostgreSQL takes the death of a child that it does not know for a crash.
const STOP_WITH_PARENT = '({ cat <&3 >/dev/null; kill -INT $$ 2>/dev/null; } &) ; exec 3<&-; exec "$@"';

// The log is kept by us: terse, because DETAIL repeats the values of a violated key, which may be an e-mail address.
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'jit=off',
];
const WITHOUT_SAFETY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts a server and tells whether it has taken the cluster; if not, another was faster or took its port, and the
 * caller looks again.
 * @throws with PostgreSQL's own last word when it cannot start
 */
export async function launch({ cluster, account, postgres, logFile, fsync }: Launch): Promise<boolean> {
  const settings = [...SETTINGS, `port=${await freePort()}`, ...(fsync ? [] : WITHOUT_SAFETY)];
  const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(logFile, logStart > 5_000_000 ? 'w' : 'a', 0o600);
  const command = [postgres, '-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn('/bin/sh', ['-c', STOP_WITH_PARENT, 'sh', ...command], {
    ...account,
    cwd: '/',
    env: BARE_ENVIRONMENT,
    // A session of its own: Ctrl-C in the terminal is for us, who then stop the database in due order.
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
  });
  closeSync(log);
  letGo(child);
  while (child.exitCode === null && child.signalCode === null) {
    if (runningPostmaster(cluster)?.port !== undefined) return true;
    await sleep(20);
  }
  const words = readFileSync(logFile, 'utf8').slice(logStart);
  if (/already exists|Address already in use|could not create any TCP/.test(words)) return false;
  const last = words
    .trim()
    .split('\n')
    .findLast((line) => /FATAL|ERROR|not found/.test(line));
  throw new Error(`PostgreSQL did not start: ${last ?? `see ${logFile}`}`);
}

/** The running database keeps no process alive that has otherwise nothing left to do. */
function letGo(child: ChildProcess): void {
  const leash = child.stdio[3];
  child.unref();
  if (leash && 'unref' in leash && typeof leash.unref === 'function') leash.unref();
  child.on('exit', () => leash?.destroy());
}
