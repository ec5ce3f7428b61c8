import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { analyse } from 'scslre';

/** A regular expression where one can stand, read as a person does: behind a sign after which no division comes. */
const LITERAL =
  /(?<=(?:[=(,:!&|?[{};]|=>|return) *|^\s*)\/(?![/*])((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([gimsuyvd]*)(?![\w/])/gm;

/** Files and expressions that take the square of a text's length: why that is never long. */
const SHORT_TEXTS: Record<string, string> = {
  'lib/core/prose.ts': 'one paragraph of a text that organisers have published, of 20,000 characters at most',
  '[:\\s]+$': 'a sentence of our own catalogue',
  '\\d+$': 'a number typed at a gate, on the device itself',
  '\\d[\\d\\s-]*$': 'what a scanner typed into one field, on the device itself',
  '\\/+$': 'an address in the environment',
};

const found = globSync([
  'app/**/*.{ts,tsx}',
  'lib/**/*.ts',
  'db/**/*.ts',
  'messages/*.ts',
  'scripts/server/*.ts',
  'proxy.ts',
])
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(LITERAL)].map(([, source = '', flags = '']) => ({
      file,
      source,
      flags,
    })),
  )
  .filter(({ source, flags }) => isSound(source, flags));

test('no regular expression takes longer than the text is long, but for a few that see short texts only', () => {
  expect(found.length).toBeGreaterThan(150);
  const slow = found.flatMap(({ file, source, flags }) =>
    analyse({ source, flags }).reports.map(({ type, exponential }) => ({
      ...{ file, source, type, exponential },
      isShort: SHORT_TEXTS[source] !== undefined || SHORT_TEXTS[file] !== undefined,
    })),
  );
  expect(slow.filter(({ isShort, exponential }) => exponential || !isShort)).toEqual([]);
  expect(
    Object.keys(SHORT_TEXTS).filter((source) => !slow.some((one) => [one.source, one.file].includes(source))),
  ).toEqual([]);
});

test('the checker sees what it is for', () => {
  expect(analyse({ source: '^(a+)+$', flags: '' }).reports[0]?.exponential).toBe(true);
  expect(analyse({ source: 'url\\(\\s*(?!["\']?\\s*#)', flags: 'i' }).reports).not.toEqual([]);
});

function isSound(source: string, flags: string): boolean {
  try {
    return Boolean(new RegExp(source, flags));
  } catch {
    // A division that looks like one.
    return false;
  }
}
