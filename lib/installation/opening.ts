import type { Db } from '@/db/client';
import { migrate } from '@/db/migrate';
import { system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import type { Scope } from '@/lib/core/scope';
import { openFirstEdition } from './commands';
import { openSecret, refuseOtherKey } from './secret';

/**
 * Makes a database one to work with: of this release, opened by DATA_KEY, with an edition. Every process begins with it.
 * @throws when DATA_KEY is another database's, before anything is written
 */
export async function openInstallation(url: string, db: Db, as: string): Promise<Scope> {
  await migrate(url, { before: refuseOtherKey });
  const scope = { db, actor: system(as), now: clock.now(), requestId: newId() };
  await openSecret(scope);
  await openFirstEdition(scope);
  return scope;
}
