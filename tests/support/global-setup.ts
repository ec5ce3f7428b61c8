import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideEnv } from '@/lib/core/env';
import { TEST_SECRETS } from './secrets';
import { offerCluster } from './shared-cluster';

/** Playwright runs this before the first test, and what it returns after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  // Files that tests give to people lie beside the checkout's own, and go with the run.
  const dataDir = mkdtempSync(join(tmpdir(), 'forum-test-data-'));
  provideEnv({ ...TEST_SECRETS, LOG_LEVEL: 'silent', DATA_DIR: dataDir });
  const close = await offerCluster();
  return async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
