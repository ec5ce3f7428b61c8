import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium';

// See next.config.js; tests/http/process.spec.ts starts a server as the product does.
process.env.LEAN_START ??= 'true';

const project = (name: string, timeout: number, use = {}) => ({
  name,
  testDir: `tests/${name}`,
  timeout,
  use,
});

export default defineConfig({
  globalSetup: './tests/support/global-setup.ts',
  outputDir: 'test-results/artifacts',
  // A retry would hide a race from who can mend it; a build server tries once more, and names the test as flaky.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  // Machines are small and shared: patience costs nothing where the answer comes.
  expect: { timeout: 15_000 },
  use: {
    ...devices['Desktop Chrome'],
    // Playwright's own browser when the machine has none.
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
    // A recording costs a quarter of a test: the second try has one, and whoever asks for it with `--trace on`.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'architecture', testDir: 'tests', testMatch: 'architecture.spec.ts' },
    project('unit', 15_000),
    project('domain', 60_000),
    project('race', 120_000),
    project('http', 60_000),
    project('e2e', 120_000),
  ],
});
