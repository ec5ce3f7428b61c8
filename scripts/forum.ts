import { closeConnection, connection } from '@/lib/core/connection';
import { describeError } from '@/lib/core/describe-error';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { openInstallation } from '@/lib/installation/opening';
import { openDatabase } from './database';
import { type BareWork, UsageError, type Work } from './forum/command';
import { readCommand, USAGE } from './forum/commands';
import { sayAside } from './progress';
import { onStopSignal } from './stop-signals';

process.exit(await answer(process.argv.slice(2)));

async function answer(words: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(words[0] ?? '')) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  try {
    return await carryOut(readCommand(words));
  } catch (error) {
    const isUsage = error instanceof UsageError;
    sayAside(isUsage ? `${error.message}\n\n${USAGE}` : `Cannot do that: ${describeError(error)}`);
    return isUsage ? 2 : 1;
  }
}

/** Works beside a running server as well as without one: then the embedded database runs for as long as it takes. */
async function carryOut(work: Work | BareWork): Promise<number> {
  // Standard output belongs to the answer.
  log.level = 'silent';
  const letGo = await openDatabase({ as: 'command', say: sayAside });
  const close = async () => {
    await closeConnection();
    await letGo();
  };
  onStopSignal(() => void close().finally(() => process.exit(130)));
  try {
    const url = env().DATABASE_URL;
    const { out, fault } =
      'onBareDatabase' in work
        ? await work.onBareDatabase(url)
        : await work(await openInstallation(url, connection().db, 'command-line'));
    if (out !== undefined) process.stdout.write(`${out}\n`);
    if (fault !== undefined) sayAside(fault);
    return fault === undefined ? 0 : 1;
  } finally {
    await close();
  }
}
