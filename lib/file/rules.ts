import { createHash } from 'node:crypto';
import type { FileKind, storedFile } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { decrypt, encrypt, unwrap, wrap } from '@/lib/core/master-key';
import { randomBytes } from '@/lib/core/random';

export type FileRow = typeof storedFile.$inferSelect;
/** What a file is before it is sealed. */
export type FileContent = {
  kind: FileKind;
  mediaType: string;
  bytes: Buffer;
  warnings?: readonly string[];
};

/** Kinds that lie in the row itself: small, and wanted by the thousand. */
const IN_ROW: readonly FileKind[] = ['thumbnail'];

type Place = Pick<FileRow, 'id' | 'kind' | 'registrationId'>;

const contextOf = ({ id, kind, registrationId }: Place): string => `file:${kind}:${registrationId}:${id}`;
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** A file sealed under a key of its own; `lies`: what is put into the store, and under which name. */
export function sealedFile(registrationId: string, { kind, mediaType, bytes, warnings = [] }: FileContent) {
  const id = newId();
  const context = contextOf({ id, kind, registrationId });
  const key = randomBytes(32);
  const sealed = encrypt(key, bytes, context);
  const { wrapped: wrappedKey, keyId } = wrap(key, context);
  const isInRow = IN_ROW.includes(kind);
  const name = isInRow ? null : randomBytes(16).toString('hex');
  const row = {
    id,
    registrationId,
    kind,
    mediaType,
    storeName: name,
    sealed: isInRow ? sealed : null,
    sealedBytes: sealed.length,
    sealedSha256: sha256(sealed),
    wrappedKey,
    keyId,
    warnings: [...warnings],
  };
  return { row, lies: name === null ? undefined : { name, sealed } };
}
export type SealedFile = ReturnType<typeof sealedFile>;

/** @throws when the bytes are not those that were sealed, or DATA_KEY lacks the key */
export function openedFile(row: FileRow, sealed: Buffer): Buffer {
  if (!sha256(sealed).equals(row.sealedSha256)) throw new Error(`the file ${row.id} was altered`);
  const context = contextOf(row);
  return decrypt(unwrap({ wrapped: row.wrappedKey, keyId: row.keyId }, context), sealed, context);
}

/** The wrapped key of a file, by the first key of DATA_KEY. */
export function keyWrappedAnew(row: Place & Pick<FileRow, 'wrappedKey' | 'keyId'>) {
  const context = contextOf(row);
  const anew = wrap(unwrap({ wrapped: row.wrappedKey, keyId: row.keyId }, context), context);
  return { wrappedKey: anew.wrapped, keyId: anew.keyId };
}

/** How long what no row names is left lying: whoever has just put it there is about to write its row. */
export const ORPHAN_MS = 24 * 60 * 60 * 1000;

/** A file as it lies in the store: what it says is sealed, and its name says nothing. */
export type Lying = { name: string; bytes: number; changedAt: Date };

/** Where sealed files lie. Names are ours (`sealedFile`); what is put under a name is never changed. */
export type FileStore = {
  /** It lies there for good when this returns, or not at all. */
  put(name: string, sealed: Buffer): Promise<void>;
  /** Undefined where there is none of this name. */
  open(name: string): Promise<Buffer | undefined>;
  /** What is not there is deleted already. */
  delete(name: string): Promise<void>;
  list(): AsyncIterable<Lying>;
};
