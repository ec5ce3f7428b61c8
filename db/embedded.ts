import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, databaseAccount } from './cluster/account';
import { findPrograms, type Programs } from './cluster/binaries';
import { createCluster } from './cluster/create';
import { type Facts, readOrCreateFacts, writeFacts } from './cluster/facts';
import { launch } from './cluster/launch';
import { type Lease, takeLease, watchLease } from './cluster/lease';
import { type Postmaster, runningPostmaster, stopPostmaster } from './cluster/postmaster';
import { ensureDatabase } from './cluster/provision';

export type EmbeddedOptions = {
  dataDir: string;
  /** `server` has the database for itself; `command` shares a server's, or runs it for the time it needs. */
  as?: 'server' | 'command';
  /** Shown to whoever finds the database taken, such as the address served. */
  label?: string;
  /** Off only for databases that are thrown away. */
  fsync?: boolean;
  say?: (line: string) => void;
  /** The database is gone and does not come back. */
  onLost?: () => void;
};

/** `label` is what the server that has the database is known by; absent for its owner, and where it was too long to tell. */
export type Embedded = { url: string; isOwner: boolean; label?: string; stop(): Promise<void> };

// A server this young is left to whoever launched it, with whom it also ends.
const LAUNCHER_FIRST_MS = 3000;

// PostgreSQL keeps 63 bytes of a connection's name.
const LONGEST_NAME = 60;

export class DatabaseInUse extends Error {}

/**
 * Runs the PostgreSQL of the npm packages on `<dataDir>/postgres`, or joins the one that runs already. A server left
 * behind by a killed owner is taken over.
 * @throws {DatabaseInUse} when two servers are started on one data directory
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = await preparePlace(options);
  const name = `${options.as ?? 'server'} ${process.pid} ${options.label ?? ''}`
    .trim()
    .slice(0, LONGEST_NAME);
  let isWaiting = false;
  let isOurs = false;
  for (let launches = 0; ; ) {
    const running = runningPostmaster(place.cluster);
    if (!running) {
      if (++launches > 5) throw new Error(`PostgreSQL did not start: see ${place.logFile}`);
      isOurs = await launch({ ...place, ...place.programs, fsync: options.fsync ?? true });
      continue;
    }
    const isReady = running.port && (isOurs || Date.now() - running.startedAt.getTime() > LAUNCHER_FIRST_MS);
    const answer = isReady ? await takeLease(urlOf(place, running.port, 'postgres'), name) : undefined;
    if (answer && 'client' in answer) return own(place, running, answer, name, options);
    if (answer?.heldBy.startsWith('server')) {
      const [, pid, label = ''] = answer.heldBy.split(' ');
      const isWhole = answer.heldBy.length < LONGEST_NAME;
      if (options.as === 'command') return { ...guest(place, running), ...(label && isWhole && { label }) };
      throw new DatabaseInUse(
        `${place.dataDir} is in use by process ${pid} ${label}`.trim() +
          ': stop it, or choose another DATA_DIR',
      );
    }
    // A command runs the database for itself alone and stops it when done: wait rather than lose it half-way.
    if (answer && !isWaiting)
      options.say?.(`Waiting for another command to finish (process ${answer.heldBy.split(' ')[1]}) …`);
    isWaiting ||= answer !== undefined;
    await sleep(answer ? 250 : 25);
  }
}

type Place = {
  dataDir: string;
  cluster: string;
  logFile: string;
  account: Account;
  programs: Programs;
  facts: Facts;
};

async function preparePlace({ dataDir, fsync, say }: EmbeddedOptions): Promise<Place> {
  const directory = resolve(dataDir);
  // Others may pass through (the database user must), not look around.
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const cluster = join(directory, 'postgres');
  const account = databaseAccount(cluster);
  const programs = await findPrograms(account);
  const facts = readOrCreateFacts(directory);
  if (!existsSync(cluster)) {
    say?.('Creating the database …');
    await createCluster({ cluster, account, ...programs, password: facts.password, fsync: fsync ?? true });
  }
  const logFile = join(directory, 'postgres.log');
  return { dataDir, cluster: realpathSync(cluster), logFile, account, programs, facts };
}

async function own(
  place: Place,
  { pid, port }: Postmaster,
  lease: Lease,
  name: string,
  options: EmbeddedOptions,
) {
  const adminUrl = urlOf(place, port, 'postgres');
  await ensureDatabase(lease.client, place.facts.password);
  const url = urlOf(place, port, 'forum');
  writeFacts(resolve(place.dataDir), { ...place.facts, port, url });
  const unwatch = watchLease(
    lease,
    () => takeLease(adminUrl, name),
    () => options.onLost?.(),
  );
  const stop = async () => {
    unwatch();
    await stopPostmaster(pid);
  };
  return { url, isOwner: true, stop };
}

const guest = (place: Place, { port }: Postmaster): Embedded => ({
  url: urlOf(place, port, 'forum'),
  isOwner: false,
  stop: async () => undefined,
});

const urlOf = ({ facts }: Place, port: number | undefined, who: 'postgres' | 'forum'): string =>
  `postgresql://${who}:${facts.password}@127.0.0.1:${port}/${who}`;
