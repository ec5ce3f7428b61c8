import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { childEnv } from '@/lib/core/env';
import { withProgress } from './progress';

const POLICY = '/usr/sbin/policy-rc.d';

/** Installs packages where we may: as root on a Debian or one of its kind. Elsewhere nothing happens. */
export async function installPackages(names: string[]): Promise<void> {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  await withProgress(`Installing ${names.join(', ')}`, async () => withoutServices(() => install(names)));
}

function install(names: string[]): void {
  const quiet = { env: childEnv({ DEBIAN_FRONTEND: 'noninteractive' }), stdio: 'ignore' as const };
  spawnSync('apt-get', ['update', '-q'], quiet);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], quiet);
}

/** A package of a server starts it; ours are programs for the tests, and nobody wants a web server on port 80 from them. */
function withoutServices(work: () => void): void {
  const isOurs = !existsSync(POLICY);
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    if (isOurs) rmSync(POLICY, { force: true });
  }
}
