import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Secrets = { AUTH_SECRET: string; DATA_KEY: string };

/**
 * The secrets of an installation with the embedded database, made at its first start.
 * @throws when a database exists without them: fresh ones could not open what it holds
 */
export function readOrCreateSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new Error(`${file} is missing, and the database beside it cannot be read without it: put it back`);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const fresh = {
    AUTH_SECRET: randomBytes(48).toString('base64url'),
    DATA_KEY: randomBytes(32).toString('base64'),
  };
  try {
    writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(readFileSync(file, 'utf8'));
  }
}
