import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

test('the lock file names the packages of every platform, or a fresh clone cannot install', () => {
  const { stdout } = spawnSync(process.execPath, ['scripts/complete-lockfile.mjs', '--check']);
  expect(String(stdout)).toBe('0 missing\n');
});

test('the lock file names no host', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});
