import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomBytes } from '@/lib/core/random';
import type { FileStore, Lying } from './rules';

const NAME = /^[0-9a-f]{32}$/;
const PARTIAL = /^[0-9a-f]{32}\.[0-9a-f]{8}\.partial$/;

/** Files below a folder of this machine, 256 folders wide, so that none of them holds too many. */
export function folderStore(root: string): FileStore {
  const placeOf = (name: string): string => {
    // Only what we named ourselves becomes a path.
    if (!NAME.test(name)) throw new Error('a name of a file that is none of ours');
    return join(root, name.slice(0, 2), name);
  };
  return {
    async put(name, sealed) {
      const place = placeOf(name);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const partial = `${place}.${randomBytes(4).toString('hex')}.partial`;
      try {
        const file = await open(partial, 'wx', 0o600);
        try {
          await file.writeFile(sealed);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(partial, place);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      await sync(dirname(place));
    },
    open: (name) => readFile(placeOf(name)).catch(unlessMissing),
    delete: (name) => rm(placeOf(name), { force: true }),
    list: () => filesBelow(root),
  };
}

/** A rename is kept when its folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* filesBelow(root: string): AsyncGenerator<Lying> {
  for (const folder of (await readdir(root).catch(unlessMissing)) ?? []) {
    for (const name of (await readdir(join(root, folder)).catch(unlessMissing)) ?? []) {
      const at = join(root, folder, name);
      const found = await stat(at).catch(unlessMissing);
      if (!found) continue;
      if (NAME.test(name)) yield { name, bytes: found.size, changedAt: found.mtime };
      // Whoever wrote it has been killed.
      else if (PARTIAL.test(name) && found.mtimeMs < Date.now() - DAY_MS) await rm(at, { force: true });
    }
  }
}
const DAY_MS = 24 * 60 * 60 * 1000;

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
