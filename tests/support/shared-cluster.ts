import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { connect } from '@/db/client';
import { type Embedded, startEmbedded } from '@/db/embedded';
import { openInstallation } from '@/lib/installation/opening';
import { directoryInMemory } from './memory';

export const TEMPLATE = 'forum_template';

// The runner's process and its workers agree on this without a word: a worker's parent is the runner.
const socketOf = (runner: number): string => join(tmpdir(), `forum-tests-${runner}.sock`);

/**
 * Runs in the runner's process for the whole run. The database starts when the first test asks for it, so that unit
 * tests never wait for one.
 */
export async function offerCluster(): Promise<() => Promise<void>> {
  let cluster: Promise<Cluster> | undefined;
  const server = createServer(async (socket) => {
    cluster ??= startCluster();
    socket.end(await cluster.then(({ url }) => url).catch((error) => `failed: ${error.message}`));
  });
  const path = socketOf(process.pid);
  rmSync(path, { force: true });
  await once(server.listen(path), 'listening');
  return async () => {
    server.close();
    await (await cluster?.catch(() => undefined))?.stop();
  };
}

/** The address of the run's database server, from a worker. */
export async function clusterUrl(): Promise<string> {
  const answer = await text(createConnection(socketOf(process.ppid)));
  if (answer.startsWith('failed')) throw new Error(`the test database ${answer}`);
  return answer;
}

type Cluster = { url: string; stop(): Promise<void> };

async function startCluster(): Promise<Cluster> {
  const { path: dataDir, remove } = directoryInMemory('tests');
  const embedded = await startEmbedded({ dataDir, fsync: false });
  const stop = async () => {
    await embedded.stop();
    remove();
  };
  await makeTemplate(embedded);
  return { url: embedded.url, stop };
}

/** What a new installation looks like: migrated, with its first edition. Every test begins with a copy of it. */
async function makeTemplate({ url }: Embedded): Promise<void> {
  await runSql(url, `CREATE DATABASE ${TEMPLATE}`);
  const templateUrl = databaseUrl(url, TEMPLATE);
  const { db, close } = connect(templateUrl, { max: 1 });
  await openInstallation(templateUrl, db, 'test');
  await close();
}

export function databaseUrl(clusterAddress: string, name: string): string {
  const url = new URL(clusterAddress);
  url.pathname = `/${name}`;
  return url.href;
}

export async function runSql(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
