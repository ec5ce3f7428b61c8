import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '@/db/client';
import { emptyDatabase } from './clone';
import { test as base } from './house';

/** The path of a backup, and a database with nothing in it to bring it back into. */
export const test = base.extend<{ file: string; bare: { url: string; db: Db } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  file: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'forum-backup-'));
    await use(join(folder, 'forum.backup'));
    rmSync(folder, { recursive: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  bare: async ({}, use) => {
    const database = await emptyDatabase();
    const { db, close } = connect(database.url, { name: 'test' });
    await use({ url: database.url, db });
    await close();
    await database.drop();
  },
});
export { expect, type House } from './house';
