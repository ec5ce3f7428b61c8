import { join } from 'node:path';
import { bucketAddress } from '@/lib/core/bucket-address';
import { env } from '@/lib/core/env';
import { bucketStore } from './bucket';
import { folderStore } from './folder';
import type { FileStore } from './rules';

let known: { from: string; store: FileStore } | undefined;

/** The store of this installation: FILES_URL, or a folder below DATA_DIR. */
export function fileStore(): FileStore {
  const { FILES_URL, DATA_DIR } = env();
  const from = FILES_URL ?? DATA_DIR;
  if (known?.from !== from) {
    const address = FILES_URL === undefined ? undefined : bucketAddress(FILES_URL);
    known = { from, store: address ? bucketStore(address) : folderStore(join(DATA_DIR, 'files')) };
  }
  return known.store;
}
