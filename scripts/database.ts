import { startEmbedded } from '@/db/embedded';
import { provideEnv, startEnv } from '@/lib/core/env';
import type { Say } from './progress';
import { readOrCreateSecrets } from './secrets';

type OwnDatabase = { dataDir: string; isServed: boolean; hasOwnKey: boolean };
/** The embedded database: where it is, whether a server works on it, and whether DATA_KEY is the one that lies beside it. */
export let ownDatabase: OwnDatabase | undefined;

type Opening = { as: 'server' | 'command'; say: Say; onLost?: () => void };

/**
 * Makes `env()` complete: with the database that DATABASE_URL names, or with the embedded one and its secrets. Returns
 * how to let go of it.
 */
export async function openDatabase({ as, say, onLost }: Opening): Promise<() => Promise<void>> {
  const given = startEnv();
  if (given.DATABASE_URL) return async () => undefined;
  const secrets = readOrCreateSecrets(given.DATA_DIR);
  const database = await startEmbedded({ dataDir: given.DATA_DIR, as, label: given.publicUrl, say, onLost });
  ownDatabase = {
    dataDir: given.DATA_DIR,
    isServed: !database.isOwner,
    hasOwnKey: given.DATA_KEY === undefined || given.DATA_KEY === secrets.DATA_KEY,
  };
  provideEnv({
    DATABASE_URL: database.url,
    AUTH_SECRET: given.AUTH_SECRET ?? secrets.AUTH_SECRET,
    DATA_KEY: given.DATA_KEY ?? secrets.DATA_KEY,
    // A command beside a running server makes links to where that server is, whatever the port.
    ...(database.label && !given.PUBLIC_URL && { PUBLIC_URL: database.label }),
  });
  return database.stop;
}
