import { join } from 'node:path';
import { bucketAddress } from '@/lib/core/bucket-address';
import { env } from '@/lib/core/env';
import { bucketStore } from './bucket';
import { folderStore } from './folder';

/** A file as it lies in the store: what it says is sealed, and its name says nothing. */
export type Lying = { name: string; bytes: number; changedAt: Date };

/** Where sealed files lie. Names are ours (`storeName`); what is put under a name is never changed. */
export type FileStore = {
  /** It lies there for good when this returns, or not at all. */
  put(name: string, sealed: Buffer): Promise<void>;
  /** Undefined where there is none of this name. */
  open(name: string): Promise<Buffer | undefined>;
  /** What is not there is deleted already. */
  delete(name: string): Promise<void>;
  list(): AsyncIterable<Lying>;
};

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
