import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `<DATA_DIR>/postgres.json`: what one needs to connect. Port and URL are those of the latest start. */
export type Facts = { password: string; port?: number; url?: string };

const pathOf = (dataDir: string): string => join(dataDir, 'postgres.json');

/** Made before the cluster, so that a start killed in between finds the password it gave. */
export function readOrCreateFacts(dataDir: string): Facts {
  const fresh: Facts = { password: randomBytes(24).toString('base64url') };
  try {
    writeFileSync(pathOf(dataDir), JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(readFileSync(pathOf(dataDir), 'utf8'));
  }
}

export function writeFacts(dataDir: string, facts: Facts): void {
  const draft = `${pathOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, pathOf(dataDir));
}
