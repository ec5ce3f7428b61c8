import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

type Entry = { optionalDependencies?: Record<string, string>; extraneous?: boolean };
const text = readFileSync('package-lock.json', 'utf8');
const packages = Object.entries((JSON.parse(text) as { packages: Record<string, Entry> }).packages);

test('the lock file names the packages of every platform, or a fresh clone cannot install', () => {
  const named = new Set(packages.map(([path]) => path.split('node_modules/').at(-1)));
  const wanted = packages.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
  expect(wanted.filter((name) => !named.has(name))).toEqual([]);
});

test('the lock file names no host, and nothing that no package asks for', () => {
  expect(text).not.toContain('"resolved"');
  expect(packages.filter(([, entry]) => entry.extraneous).map(([path]) => path)).toEqual([]);
});
