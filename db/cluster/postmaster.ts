import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The server process on a cluster. `port` is undefined while it has not written it yet. */
export type Postmaster = { pid: number; port: number | undefined; startedAt: Date };

/**
 * The server running on this cluster, by its own `postmaster.pid`. A file left behind is removed when its number
 * meanwhile belongs to another program: PostgreSQL itself would then refuse to start, as happens in every container.
 */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pidLine = '', , startLine = '', portLine = ''] = readFileSync(file, 'utf8').split('\n');
  const pid = Number.parseInt(pidLine, 10);
  if (Number.isNaN(pid) || !isAlive(pid)) return undefined;
  if (!commandLine(pid).includes(cluster)) {
    rmSync(file, { force: true });
    return undefined;
  }
  const port = Number.parseInt(portLine, 10);
  const startedAt = new Date(Number.parseInt(startLine, 10) * 1000);
  return { pid, port: Number.isNaN(port) ? undefined : port, startedAt };
}

/** Ends every session at once, rolling back what is open, and writes everything out; returns when nothing is left. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  const patience = Date.now() + 30_000;
  while (isAlive(pid)) {
    if (Date.now() > patience) signal(pid, 'SIGQUIT');
    await sleep(20);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function commandLine(pid: number): string {
  if (existsSync(`/proc/${pid}/cmdline`)) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)]).stdout?.toString() ?? '';
}
