import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, type RunnerOptions, run } from 'graphile-worker';
import { log } from '@/lib/core/log';

const PAUSE_MS = 2000;

/**
 * Runs graphile-worker and starts it anew whenever it has ended by itself: it gives up when the database was gone so long
 * that it could not note what became of a task. That task is done again later, as if its process had been killed.
 * @throws when the first start fails
 */
export async function keepRunning(options: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  let runner: Runner | undefined = await run(options);
  const again = async (): Promise<Runner | undefined> => {
    await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (isStopped()) return undefined;
    return run(options).catch((err): undefined => {
      log.error({ err }, 'worker did not start');
    });
  };
  const life = async () => {
    while (!isStopped()) {
      await runner?.promise.catch((err) => log.error({ err }, 'worker ended'));
      if (!isStopped()) runner = await again();
    }
  };
  const living = life();
  return {
    stop: async () => {
      stopping.abort();
      // One that has ended already cannot be stopped.
      await runner?.stop().catch(() => undefined);
      await living;
      await runner?.stop().catch(() => undefined);
    },
  };
}
