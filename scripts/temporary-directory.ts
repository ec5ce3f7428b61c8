import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory that the database user may pass through, as it may through a checkout; `remove` takes it away. */
export function temporaryDirectory(purpose: string, parent = tmpdir()): { path: string; remove(): void } {
  const path = mkdtempSync(join(parent, `forum-${purpose}-`));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
