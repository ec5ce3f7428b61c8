import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@/db/cluster/free-port';
import { childEnv } from '@/lib/core/env';

export type ServerProcess = {
  url: string;
  port: number;
  pid: number;
  logs(): string;
  stop(): Promise<number | null>;
};

const PATIENCE_MS = 30_000;

/**
 * The production build as one process, on a free port of this machine or on that of `own`. `npm run build` must have
 * been run.
 */
export async function startServer(
  databaseUrl: string,
  own: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = Number(own.PORT ?? (await freePort()));
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: childEnv({
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      LOG_LEVEL: 'info',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      BIND_ADDRESS: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...own,
    }),
    // The channel makes the server stop when the test's process dies without having stopped it.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const logs = await readiness(child);
  return { url: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, logs, stop: () => stop(child) };
}

/** Several processes on one database, as behind a balancer. */
export const startServers = (count: number, databaseUrl: string, own: Record<string, string> = {}) =>
  Promise.all(Array.from({ length: count }, () => startServer(databaseUrl, own)));

function readiness(child: ChildProcess): Promise<() => string> {
  return new Promise((resolve, reject) => {
    let logs = '';
    const giveUp = (reason: string) => reject(new Error(`the server ${reason}\n${logs}`));
    const timer = setTimeout(() => giveUp(`was not ready in ${PATIENCE_MS} ms`), PATIENCE_MS);
    const collect = (chunk: Buffer) => {
      logs += chunk;
      if (logs.includes('Ready on ')) resolve(() => logs);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('exit', (code) => giveUp(`ended with code ${code}`));
    child.once('exit', () => clearTimeout(timer));
    child.stdout?.once('data', () => clearTimeout(timer));
  });
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return child.exitCode;
}
