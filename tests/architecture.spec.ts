import { expect, test } from '@playwright/test';
import { FLOORS, WORDS } from './support/architecture';
import { files, imports, sources, text } from './support/sources';

test('the arrows point down: tests and scripts → app → lib → db', () => {
  const height: Record<string, number> = { tests: 5, scripts: 4, app: 3, lib: 2, messages: 1, db: 0 };
  const heightOf = (file: string) => height[file.split('/')[0] ?? ''] ?? 3;
  const upward = imports.filter(({ from, to }) => !to.includes(':') && heightOf(to) > heightOf(from));
  expect(upward).toEqual([]);
});

test('inside lib a floor uses only the floors below it, and equals never each other', () => {
  const wrong = imports
    .filter(({ from, to }) => from.startsWith('lib/') && to.startsWith('lib/'))
    .map(({ from, to }) => ({ from, to, of: moduleOf(from), uses: moduleOf(to) }))
    .filter(({ of, uses }) => of !== uses && floorOf(uses) >= floorOf(of));
  expect(wrong).toEqual([]);
});

test('every module of lib has a floor', () => {
  const modules = [...new Set(sources.filter((file) => file.startsWith('lib/')).map(moduleOf))];
  expect(modules.filter((name) => floorOf(name) < 0)).toEqual([]);
});

test('nothing turns in a circle', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push([...path.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  expect(circles).toEqual([]);
});

test('lib and db know no Next; only auth imports next-auth', () => {
  const wrong = imports
    .filter(({ from }) => /^(lib|db)\//.test(from))
    .filter(({ from, to }) => {
      if (/^package:next-auth(\/|$)|^package:@auth\//.test(to)) return moduleOf(from) !== 'auth';
      return /^package:(next|next-intl|react|react-dom)(\/|$)/.test(to) && moduleOf(from) !== 'auth';
    });
  expect(wrong).toEqual([]);
  const elsewhere = imports.filter(
    ({ from, to }) => from.startsWith('app/') && /^package:next-auth(\/|$)/.test(to),
  );
  expect(elsewhere).toEqual([]);
});

test('only core/env reads the environment', () => {
  const readers = sources.filter(
    (file) => /^(app|lib|db)\/|^proxy|^instrumentation/.test(file) && /process\.env/.test(text(file)),
  );
  // NEXT_RUNTIME in instrumentation.ts is a word that the build replaces, not a variable.
  expect(readers).toEqual(['lib/core/env.ts', 'instrumentation.ts']);
});

test('a module of lib keeps to the vocabulary of file names', () => {
  const odd = sources
    .filter((file) => file.startsWith('lib/') && moduleOf(file) !== 'core')
    .map((file) => ({ file, name: file.split('/').at(-1)?.replace(/\.ts$/, '') ?? '' }))
    .filter(
      ({ file, name }) =>
        !['input', 'rules', 'policy', 'queries', 'commands'].includes(name) && !WORDS.has(file),
    );
  expect(odd.map(({ file }) => file)).toEqual([]);
});

test('no cupboards: no index, utils, helpers or services', () => {
  const cupboards = sources.filter((file) =>
    /(^|\/)(utils?|helpers?|services?|common|misc)\.tsx?$/.test(file),
  );
  const barrels = sources.filter((file) => /(^|\/)index\.tsx?$/.test(file) && file !== 'db/schema/index.ts');
  expect([...cupboards, ...barrels]).toEqual([]);
});

test('nothing stands in a paragraph that a browser would move out of it', () => {
  const moved = sources
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [...text(file).matchAll(PARAGRAPH)].map(([paragraph]) => ({ file, paragraph })))
    .filter(({ paragraph }) =>
      /<(form|details|div|ul|ol|dl|table|section|\w*Form|ActionScope|Notice)\b/.test(paragraph),
    );
  expect(moved).toEqual([]);
});

test('no file is longer than 200 lines', () => {
  const long = sources
    .map((file) => ({ file, lines: text(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 200);
  expect(long).toEqual([]);
});

test('file names are in kebab-case', () => {
  const odd = files.filter(
    (file) => !file.startsWith('db/migrations') && !isKebab(file.split('/').at(-1) ?? ''),
  );
  expect(odd).toEqual([]);
});

const PARAGRAPH = /<p\b(?:(?!<\/p>).)*<\/p>/gs;
const isKebab = (name: string) =>
  /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name) || /^signIn\.json$/.test(name);
const floorOf = (name: string) => FLOORS.findIndex((floor) => floor.includes(name));
const moduleOf = (file: string) => file.split('/')[1] ?? '';
