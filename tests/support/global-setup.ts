import { provideEnv } from '@/lib/core/env';
import { TEST_SECRETS } from './secrets';
import { offerCluster } from './shared-cluster';

/** Playwright runs this before the first test, and what it returns after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  provideEnv({ ...TEST_SECRETS, LOG_LEVEL: 'silent' });
  return offerCluster();
}
