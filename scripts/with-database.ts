import { migrate } from '@/db/migrate';
import { system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { closeConnection, connection } from '@/lib/core/connection';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import type { Scope } from '@/lib/core/scope';
import { openFirstEdition } from '@/lib/installation/commands';
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
    await migrate(env().DATABASE_URL);
    const scope = { db: connection().db, actor: system(name), now: clock.now(), requestId: newId() };
    await openFirstEdition(scope);
    return await work(scope);
  } finally {
    await closeConnection();
    await letGo();
  }
}
