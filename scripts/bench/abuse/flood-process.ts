import { once } from 'node:events';
import { type FloodOrder, flood } from './flood';

/** A flood in a process of its own, so that it takes no time from whoever measures; it ends with its input. */
const order = JSON.parse(process.argv[2] ?? '{}') as FloodOrder;
const report = await flood(order, once(process.stdin.resume(), 'end'));
process.stdout.write(JSON.stringify(report));
process.exit(0);
