import { closeConnection, connection } from '@/lib/core/connection';
import { env } from '@/lib/core/env';
import { verify } from '@/lib/dashboard/verify';
import { openInstallation } from '@/lib/installation/opening';
import { noteRestored, restoreFrom } from '@/lib/installation/restore';
import { eraseAgain, erasedSoFar } from '@/lib/retention/again';
import { ownDatabase } from '../database';
import { sayAside, withProgress } from '../progress';
import { keepDataKey } from '../secrets';
import { type Command, faultOf, json, type Outcome, readOptions, UsageError } from './command';

export const restore: Command = {
  usage: ['restore FILE [--replace]', '    into a database that no server works on; DATA_KEY opens the file'],
  read(words) {
    const { positionals, values } = readOptions(words, { replace: { type: 'boolean' } }, true);
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new UsageError('restore: which file?');
    return { onBareDatabase: (url) => bringBack(url, file, values.replace ?? false) };
  },
};

async function bringBack(url: string, file: string, replace: boolean): Promise<Outcome> {
  if (ownDatabase?.isServed) return faultOf({ code: 'SERVER_RUNNING' });
  // A backup of before does not know of them.
  const erased = replace ? await erasedSoFar(connection()) : [];
  // While it is open somebody seems to work on the database.
  await closeConnection();
  const work = () => restoreFrom(url, file, { replace });
  const done = await withProgress('Reading the backup', work, sayAside);
  if (!done.ok) return faultOf(done.refusal);
  // The next start finds the key where it looks for it.
  if (ownDatabase && !ownDatabase.hasOwnKey) keepDataKey(ownDatabase.dataDir, env().DATA_KEY.split(','));
  const scope = await openInstallation(url, connection().db, 'command-line');
  await noteRestored(scope, done.value);
  const erasedAgain = await eraseAgain(scope, erased);
  const { ok, faults } = await withProgress('Recounting', () => verify(scope), sayAside);
  const out = json({ ...done.value, erasedAgain, ok, firstFault: faults[0]?.code ?? null });
  return ok ? { out } : { out, fault: `The backup is in place, and the recount finds ${faults[0]?.code}.` };
}
