import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from '@/lib/core/describe-error';
import { type StartEnv, startEnv } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { ensureBuild } from './build';
import { openDatabase } from './database';
import { say } from './progress';
import { openServer } from './server/application';
import { PortTaken } from './server/http-server';
import { onStopSignal } from './stop-signals';

/** `fill` gets the open database while the application is still built. */
type Run = { dev?: boolean; fill?: () => Promise<void> };

/** Everything from the environment to the printed address; ends the process with one line when that cannot be had. */
export async function run({ dev = false, fill }: Run = {}): Promise<void> {
  const endings: (() => Promise<void>)[] = [];
  const stopped = new AbortController();
  const end = async (code: number) => {
    if (stopped.signal.aborted) return;
    stopped.abort();
    for (const ending of endings.reverse())
      await ending().catch((err) => log.error({ err }, 'stopping failed'));
    process.exit(code);
  };
  onStopSignal(() => {
    say('Stopping …');
    void end(0);
  });
  try {
    const given = startEnv();
    const server = await takePort(given, dev);
    endings.push(server.stop);
    const onLost = () => {
      say('The database has stopped.');
      void end(1);
    };
    await Promise.all([
      // Requests end before their database does: endings run last to first.
      openDatabase({ as: 'server', say, onLost }).then((letGo) => {
        endings.unshift(letGo);
        return fill?.();
      }),
      dev || ensureBuild({ say, signal: stopped.signal }),
    ]);
    await server.begin();
    say(`\n  ${given.publicUrl}\n`);
    // Only now, because it loads half of the house, which nobody waits for.
    const { sayFirstLinks } = await import('./first-links');
    await sayFirstLinks(say);
  } catch (error) {
    if (stopped.signal.aborted) return;
    say(`Cannot start: ${describeError(error)}`);
    await end(1);
  }
}

const PREDECESSOR_MS = 2500;

/** A predecessor that was killed a moment ago may still be putting the port down. */
async function takePort(given: StartEnv, dev: boolean) {
  const patience = Date.now() + PREDECESSOR_MS;
  for (;;) {
    try {
      return await openServer(given, dev);
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
      if (Date.now() > patience)
        throw new Error(`${error.message}. Choose another: PORT=${given.PORT + 1} npm start`);
      await sleep(250);
    }
  }
}
