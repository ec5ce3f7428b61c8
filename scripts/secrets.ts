import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Secrets = { AUTH_SECRET: string; DATA_KEY: string };

/**
 * The secrets of an installation with the embedded database, made at its first start.
 * @throws when a database exists without them: fresh ones could not open what it holds
 */
export function readOrCreateSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new Error(`${file} is missing, and the database beside it cannot be read without it: put it back`);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const fresh = {
    AUTH_SECRET: randomBytes(48).toString('base64url'),
    DATA_KEY: newDataKey(),
  };
  try {
    writeFileSync(file, written(fresh), { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(readFileSync(file, 'utf8'));
  }
}

export const newDataKey = (): string => randomBytes(32).toString('base64');

/** Puts other keys in the place of DATA_KEY; ended half-way, the file is as it was before or as it is after. */
export function keepDataKey(dataDir: string, keys: readonly string[]): void {
  const file = fileOf(dataDir);
  const secrets: Secrets = JSON.parse(readFileSync(file, 'utf8'));
  const beside = `${file}.new`;
  writeFileSync(beside, written({ ...secrets, DATA_KEY: keys.join(',') }), { mode: 0o600, flush: true });
  renameSync(beside, file);
}

const fileOf = (dataDir: string): string => join(dataDir, 'secrets.json');
const written = (secrets: Secrets): string => `${JSON.stringify(secrets, null, 2)}\n`;
