import { startEmbedded } from '@/db/embedded';

/** A process of its own that holds an embedded database until it is told to stop, or killed. */
const [dataDir = '', as = 'server'] = process.argv.slice(2);
try {
  const database = await startEmbedded({
    dataDir,
    as: as === 'command' ? 'command' : 'server',
    fsync: false,
  });
  process.once('SIGTERM', () => void database.stop().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify({ url: database.url, isOwner: database.isOwner })}\n`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: (error as Error).message })}\n`);
}
