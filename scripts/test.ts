import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './browser';
import { ensureBuild } from './build';
import { ensureNginx } from './nginx/program';
import { say } from './progress';
import { onStopSignal } from './stop-signals';

const REPORT = 'test-results/report.json';
const stopped = new AbortController();
onStopSignal(() => stopped.abort());

/** Each check counts as one test, so that the last line says everything. */
const counts = { passed: 0, failed: 0, skipped: 0 };
const args = process.argv.slice(2);

// Types come after the build, which writes the declarations of routes and styles.
await check('browser', ensureBrowser);
await check('nginx', async () => void (await ensureNginx()));
await check('build', () => ensureBuild({ say, signal: stopped.signal }));
if (!args.length) {
  await check('types', () => tool('typescript/bin/tsc', '--noEmit'));
  await check('lint', () => tool('@biomejs/biome/bin/biome', 'check', '.'));
}
await runTests();
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed ? 1 : 0);

async function check(name: string, work: () => Promise<void>): Promise<void> {
  if (stopped.signal.aborted) return;
  try {
    await work();
    counts.passed++;
    say(`✓ ${name}`);
  } catch (error) {
    counts.failed++;
    say(`✗ ${name}: ${error instanceof Error ? error.message : error}`);
  }
}

async function runTests(): Promise<void> {
  if (stopped.signal.aborted) return;
  rmSync(REPORT, { force: true });
  const ended = await tool('@playwright/test/cli.js', 'test', ...args).catch((error: Error) => error);
  const report = readReport();
  if (!report) {
    counts.failed++;
    return say(`✗ tests: ${ended instanceof Error ? ended.message : 'no report was written'}`);
  }
  counts.passed += report.stats.expected + report.stats.flaky;
  counts.failed += report.stats.unexpected + report.errors.length;
  if (report.stats.flaky) say(`! ${report.stats.flaky} passed only at the second try: see "flaky" above`);
  counts.skipped += report.stats.skipped;
}

type Report = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

function readReport(): Report | undefined {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs a tool of the project with its output on ours. */
function tool(path: string, ...parameters: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`node_modules/${path}`, ...parameters], { stdio: 'inherit' });
    stopped.signal.addEventListener('abort', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ended with code ${code}`))));
  });
}
