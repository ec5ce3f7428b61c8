import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

type Entry = {
  version?: string;
  license?: string;
  optional?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
  extraneous?: boolean;
};
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

/** What may go with a work under Apache-2.0; decision 035 says why each of the less usual ones. */
const LICENCES = [
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
    'Zlib',
  ],
  ...['CC-BY-4.0', 'LGPL-3.0-or-later', 'MPL-2.0', 'OFL-1.1', 'Python-2.0'],
];

test('every package has a licence, and one that may go with ours', () => {
  const isFit = (licence: string): boolean => {
    const bare = licence.replace(/[()]/g, '');
    if (bare.includes(' AND ')) return bare.split(' AND ').every(isFit);
    return bare.split(' OR ').some((one) => LICENCES.includes(one));
  };
  const odd = packages.filter(([path, { license }]) => path !== '' && !isFit(license ?? 'none'));
  expect(odd.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test('of every package that wants to run something at the installation it is decided whether it may', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const eager = packages
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1) ?? '');
  expect(eager.length).toBeGreaterThan(5);
  expect([...new Set(eager)].filter((name) => !(name in allowScripts))).toEqual([]);
});

test('the bill of materials can be made, and names every package', () => {
  const shell = process.platform === 'win32';
  const text = execFileSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8', shell, maxBuffer: 1 << 26 });
  const { bomFormat, components } = JSON.parse(text) as {
    bomFormat: string;
    components: { group?: string; name: string; version: string }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const needed = packages
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`);
  expect(needed.filter((one) => !listed.has(one))).toEqual([]);
});
