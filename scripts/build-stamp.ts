import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const SOURCES = [
  '{app,lib,db,messages,public}/**/*',
  '{proxy,instrumentation*}.ts',
  '{next,postcss}.config.{js,mjs,ts}',
  'tsconfig.json',
  'package-lock.json',
];
const STAMP = '.next/forum-sources';

/** One hash over everything that the build reads. */
export function hashSources(root = '.'): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root }).sort();
  for (const file of files) {
    const path = `${root}/${file}`;
    if (!statSync(path).isFile()) continue;
    hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

export const isBuilt = (hash: string): boolean =>
  existsSync(STAMP) && existsSync('.next/BUILD_ID') && readFileSync(STAMP, 'utf8') === hash;

export const stampBuild = (hash: string): void => writeFileSync(STAMP, hash);
