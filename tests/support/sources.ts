import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const ROOMS = ['app', 'lib', 'db', 'messages', 'scripts', 'tests'];

export const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Every file of the project's own rooms, by path from the root. */
export const files: string[] = [...ROOMS.flatMap(walk), 'proxy.ts', 'instrumentation.ts'].filter((file) =>
  existsSync(join(ROOT, file)),
);
export const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
export const imports = sources.flatMap((from) => importsOf(from).map((to) => ({ from, to })));

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(ROOT, path)).isDirectory() ? walk(path) : [path];
  });
}

/** What a file imports: repository paths as they are, packages as `package:name`. */
function importsOf(file: string): string[] {
  const found = text(file).matchAll(
    /(?:^|\n)(?:import|export)\b[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'/g,
  );
  return [...found]
    .map(([, stated, dynamic]) => stated ?? dynamic ?? '')
    .map((specifier) => {
      if (!/^(@|\.\.?)\//.test(specifier)) return `package:${specifier}`;
      const base = specifier.startsWith('@/')
        ? specifier.slice(2)
        : relative(ROOT, resolve(ROOT, dirname(file), specifier));
      return (
        sources.find((other) => [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].includes(other)) ??
        base
      );
    });
}
