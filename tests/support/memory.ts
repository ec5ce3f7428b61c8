import { existsSync, globSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '@/db/cluster/postmaster';
import { temporaryDirectory } from '@/scripts/temporary-directory';

const MEMORY = '/dev/shm';
// A run writes some hundred megabytes; containers often have 64 here.
const ENOUGH_BYTES = 2 ** 31;

/**
 * A directory whose files are memory where there is plenty of it, for a database that copies seven hundred files for every
 * test; on the disk elsewhere.
 */
export function directoryInMemory(purpose: string) {
  if (!hasRoom()) return temporaryDirectory(purpose);
  removeAbandoned(purpose);
  return temporaryDirectory(`${purpose}-${process.pid}`, MEMORY);
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_BYTES && freemem() > 2 * ENOUGH_BYTES;
}

/** Nobody else would ever give back what a killed run has left in memory. */
function removeAbandoned(purpose: string): void {
  const beginning = join(MEMORY, `forum-${purpose}-`);
  for (const path of globSync(`${beginning}*-*`)) {
    if (!isAlive(Number.parseInt(path.slice(beginning.length), 10)))
      rmSync(path, { recursive: true, force: true });
  }
}
