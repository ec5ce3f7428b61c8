import { randomBytes } from 'node:crypto';
import { connect } from '@/db/client';
import { freePort } from '@/db/cluster/free-port';
import { startEmbedded } from '@/db/embedded';
import { system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { provideEnv } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { openInstallation } from '@/lib/installation/opening';
import { changeSettings } from '@/lib/waitlist/settings';
import { ensureBuild } from '../build';
import { startNginx } from '../nginx/process';
import { sayAside } from '../progress';
import { type ServerProcess, startServers } from '../server/process';
import { temporaryDirectory } from '../temporary-directory';

/** `url` is where people come in: the server, or nginx in front of several. */
export type Instance = { url: string /** Of the first server. */; pid: number; scope(): Scope };
/** One set for all of a run: a process reads its keys once, and we write drafts that the servers must open. */
const SECRETS = {
  AUTH_SECRET: randomBytes(48).toString('base64url'),
  DATA_KEY: randomBytes(32).toString('base64'),
};

type Shape = { processes: number; isBehindNginx?: boolean };

/**
 * A forum of its own for one measurement: an embedded PostgreSQL that waits for the disk as in earnest, and production
 * servers on it. Everything goes when `work` is done.
 */
export async function withInstance<T>(
  { processes, isBehindNginx = false }: Shape,
  work: (instance: Instance) => Promise<T>,
): Promise<T> {
  if (processes > 0) await ensureBuild({ say: sayAside });
  const endings: (() => unknown)[] = [];
  try {
    const { path: dataDir, remove } = temporaryDirectory('bench');
    endings.push(remove);
    const database = await startEmbedded({ dataDir });
    endings.push(database.stop);
    provideEnv({ ...SECRETS, DATABASE_URL: database.url });
    const { db, close } = connect(database.url, { name: 'bench' });
    endings.push(close);
    const scope = (): Scope => ({ db, actor: system('bench'), now: clock.now(), requestId: newId() });
    await openInstallation(database.url, db, 'bench');
    // The load comes from one address; the limit is counted all the same.
    const { id } = await currentEdition(scope());
    expectOk(await changeSettings(scope(), id, { registrationsPerMinute: 1_000_000, shield: 'off' }));
    const port = await freePort();
    const servers = await startServers(processes, database.url, {
      ...SECRETS,
      LOG_LEVEL: 'error',
      ...(isBehindNginx && { TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}` }),
    });
    endings.push(() => Promise.all(servers.map((server) => server.stop())));
    const nginx = isBehindNginx ? await startNginx({ port, processes: servers }) : undefined;
    if (nginx) endings.push(nginx.stop);
    const [first] = servers;
    const done = await work({ url: nginx?.url ?? first?.url ?? '', pid: first?.pid ?? 0, scope });
    tellErrors(servers);
    return done;
  } finally {
    for (const ending of endings.reverse()) await ending();
  }
}

const MOST_TOLD = 3;

/** What the servers have complained about, or an answer 500 would have no reason. */
function tellErrors(servers: readonly ServerProcess[]): void {
  const errors = servers.flatMap((server) =>
    server
      .logs()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line)),
  );
  for (const line of errors.slice(0, MOST_TOLD)) sayAside(line);
}
