import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** The system's browser: what Playwright itself would download cannot be had behind every firewall. */
export const findChromium = (): string | undefined => PLACES.find((path) => existsSync(path));

/** Nothing is fetched behind the tests' back; as root Chromium runs only without its sandbox. */
export const CHROMIUM_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
