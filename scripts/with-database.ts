import { closeConnection, connection } from '@/lib/core/connection';
import { env } from '@/lib/core/env';
import type { Scope } from '@/lib/core/scope';
import { openInstallation } from '@/lib/installation/opening';
import { openDatabase } from './database';
import { sayAside } from './progress';
import { onStopSignal } from './stop-signals';

const INTERRUPTED = 130;

/** Runs a command on the database of the running server, or on one started for it, migrated and with its edition. */
export async function withDatabase<T>(name: string, work: (scope: Scope) => Promise<T>): Promise<T> {
  // The database started for us ends with us.
  onStopSignal(() => process.exit(INTERRUPTED));
  const letGo = await openDatabase({ as: 'command', say: sayAside });
  try {
    return await work(await openInstallation(env().DATABASE_URL, connection().db, name));
  } finally {
    await closeConnection();
    await letGo();
  }
}
