import { test as base } from '@playwright/test';
import { type Connection, connect, type Db } from '@/db/client';
import { type Actor, system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { cloneDatabase } from './clone';

export type Database = Connection & {
  url: string;
  /** A scope on this database; by default the system acts, now. */
  scope(actor?: Actor, now?: Date): { db: Db; actor: Actor; now: Date; requestId: string };
};

/** A connection of the test to a database, and scopes on it. */
export function openDatabase(url: string): Database {
  // Hundreds at once on a machine that is busy with other things: slow is not wrong.
  const connection = connect(url, { max: 20, name: 'test', patienceMs: 60_000 });
  const scope: Database['scope'] = (actor = system('test'), now = clock.now()) => ({
    db: connection.db,
    actor,
    now,
    requestId: newId(),
  });
  return { ...connection, url, scope };
}

/** Gives each test that asks for `database` a migrated one with the first edition, nobody else's. */
export const test = base.extend<{ database: Database }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  database: async ({}, use) => {
    const clone = await cloneDatabase();
    const database = openDatabase(clone.url);
    await use(database);
    await database.close();
    await clone.drop();
  },
});

export { expect } from '@playwright/test';
