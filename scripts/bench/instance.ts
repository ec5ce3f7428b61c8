import { connect } from '@/db/client';
import { startEmbedded } from '@/db/embedded';
import { migrate } from '@/db/migrate';
import { system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { provideEnv } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { openFirstEdition } from '@/lib/installation/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import { ensureBuild } from '../build';
import { sayAside } from '../progress';
import { readOrCreateSecrets } from '../secrets';
import { type ServerProcess, startServers } from '../server/process';
import { temporaryDirectory } from '../temporary-directory';

export type Instance = { servers: ServerProcess[]; databaseUrl: string; scope(): Scope };

/**
 * A forum of its own for one measurement: an embedded PostgreSQL that waits for the disk as in earnest, and production
 * servers on it. Everything goes when `work` is done.
 */
export async function withInstance<T>(
  processes: number,
  work: (instance: Instance) => Promise<T>,
): Promise<T> {
  await ensureBuild({ say: sayAside });
  const { path: dataDir, remove } = temporaryDirectory('bench');
  const secrets = readOrCreateSecrets(dataDir);
  const database = await startEmbedded({ dataDir });
  provideEnv({ ...secrets, DATABASE_URL: database.url });
  const own = { db: undefined as unknown as Scope['db'], close: async () => undefined as undefined };
  let servers: ServerProcess[] = [];
  try {
    await migrate(database.url);
    Object.assign(own, connect(database.url, { name: 'bench' }));
    const scope = (): Scope => ({ db: own.db, actor: system('bench'), now: clock.now(), requestId: newId() });
    await openFirstEdition(scope());
    const { id } = await currentEdition(scope());
    // The load comes from one address; the limit is counted all the same.
    expectOk(await changeSettings(scope(), id, { registrationsPerMinute: 1_000_000 }));
    servers = await startServers(processes, database.url, { ...secrets, LOG_LEVEL: 'error' });
    return await work({ servers, databaseUrl: database.url, scope });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await own.close();
    await database.stop();
    remove();
  }
}
