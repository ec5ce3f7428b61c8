import { describeError } from '@/lib/core/describe-error';
import { env } from '@/lib/core/env';
import { say } from './progress';
import { openServer } from './server/application';
import { onStopSignal } from './stop-signals';

/** One server process on a given database and an existing build: what a process manager runs, and the tests. */
try {
  const given = env();
  const server = await openServer(given);
  onStopSignal(() => void server.stop().then(() => process.exit(0)));
  await server.begin();
  say(`Ready on ${given.publicUrl}`);
} catch (error) {
  process.stderr.write(`Cannot start: ${describeError(error)}\n`);
  process.exit(1);
}
