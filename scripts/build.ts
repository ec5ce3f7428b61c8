import { spawn } from 'node:child_process';
import { childEnv } from '@/lib/core/env';
import { hashSources, isBuilt, stampBuild } from './build-stamp';
import { type Say, withProgress } from './progress';

type Building = { say: Say; signal?: AbortSignal };

/** Builds the application unless its sources are those of the last build. */
export async function ensureBuild({ say, signal }: Building): Promise<void> {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  await withProgress('Building the application', () => build(signal), say);
  stampBuild(hash);
}

function build(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      env: childEnv({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the build failed\n\n${output.trim()}`)),
    );
  });
}
