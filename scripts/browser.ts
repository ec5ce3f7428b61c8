import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium';
import { installPackages } from './debian';
import { say } from './progress';

const FONTS = { 'fonts-noto-core': 'Noto Sans Arabic', 'fonts-noto-cjk': 'Noto Sans CJK' };

/**
 * Makes sure that there is a browser and that it can draw every script that delegates write.
 * @throws when there is none and we may not install one
 */
export async function ensureBrowser(): Promise<void> {
  const missing = [...(findChromium() ? [] : ['chromium']), ...missingFonts()];
  if (!missing.length) return;
  await installPackages(missing);
  if (!findChromium()) {
    throw new Error(
      `the browser tests need Chromium: install it (on Debian: sudo apt-get install ${missing.join(' ')})`,
    );
  }
  const still = missingFonts();
  if (still.length) say(`Some scripts will show as boxes in screenshots: ${still.join(', ')} not installed.`);
}

function missingFonts(): string[] {
  const list = spawnSync('fc-list', [':', 'family']).stdout?.toString() ?? '';
  return Object.entries(FONTS)
    .filter(([, family]) => !list.includes(family))
    .map(([name]) => name);
}
