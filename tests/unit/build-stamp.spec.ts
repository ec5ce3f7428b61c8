import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { hashSources } from '@/scripts/build-stamp';

const test = base.extend<{ tree: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  tree: async ({}, use) => {
    const tree = mkdtempSync(join(tmpdir(), 'forum-stamp-'));
    mkdirSync(join(tree, 'app/[locale]/(public)'), { recursive: true });
    writeFileSync(join(tree, 'app/[locale]/(public)/page.tsx'), 'one');
    writeFileSync(join(tree, 'package-lock.json'), '{}');
    await use(tree);
    rmSync(tree, { recursive: true });
  },
});

test('the same sources have the same stamp', ({ tree }) => {
  expect(hashSources(tree)).toBe(hashSources(tree));
});

for (const [change, file] of [
  ['an edited page', 'app/[locale]/(public)/page.tsx'],
  ['a new page', 'app/other.tsx'],
  ['a message', 'messages/en.json'],
  ['the proxy', 'proxy.ts'],
  ['the configuration', 'next.config.js'],
  ['a package', 'package-lock.json'],
] as const) {
  test(`${change} changes the stamp`, ({ tree }) => {
    const before = hashSources(tree);
    mkdirSync(join(tree, 'messages'), { recursive: true });
    writeFileSync(join(tree, file), 'changed');
    expect(hashSources(tree)).not.toBe(before);
  });
}

test('tests, documents and data are no part of the build', ({ tree }) => {
  const before = hashSources(tree);
  for (const directory of ['tests', 'docs', '.data']) {
    mkdirSync(join(tree, directory));
    writeFileSync(join(tree, directory, 'file.ts'), 'changed');
  }
  expect(hashSources(tree)).toBe(before);
});
