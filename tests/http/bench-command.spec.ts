import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

for (const [words, said] of [
  [['nonsense'], ''],
  [['pages'], 'pages is not there yet'],
  [['stampede', '--part', 'tea'], ''],
  [['stampede', '--applicants', 'many'], ''],
] as const) {
  test(`bench ${words.join(' ')} ends with 2 and says how it is used`, () => {
    const command = ['--import', 'tsx', 'scripts/bench.ts', ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, command);
    expect([status, String(stdout)]).toEqual([2, '']);
    expect(String(stderr)).toContain(said);
    expect(String(stderr)).toContain('npm run bench -- stampede|');
  });
}
