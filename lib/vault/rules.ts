import type { VaultKind, vaultRecord } from '@/db/schema';
import { keyedHash, unseal } from '@/lib/core/crypto';
import { decrypt, encrypt, unwrap, type Wrapped, wrap } from '@/lib/core/master-key';
import { randomBytes } from '@/lib/core/random';
import type { Document, Visa } from './documents';

/** What is kept apart of one kind, as the person said it. */
export type VaultContents = {
  /** They tell of health and faith. */
  needs: { accessNeeds?: string; diet?: string };
  document: Document;
  /** `2001-05-30`. */
  birth: { date: string };
  visa: Visa;
};
export type Needs = VaultContents['needs'];

type Row = typeof vaultRecord.$inferSelect;
type Place = Pick<Row, 'registrationId' | 'kind'>;

const contextOf = ({ registrationId, kind }: Place): string => `vault:${kind}:${registrationId}`;

/** What somebody said, as a row: sealed under a key of its own, and the key wrapped. Without the key nobody has the row. */
export function sealedRecord<K extends VaultKind>(
  registrationId: string,
  kind: K,
  said: VaultContents[K],
): Row {
  const context = contextOf({ registrationId, kind });
  const key = randomBytes(32);
  const sealed = encrypt(key, Buffer.from(JSON.stringify(said)), context);
  const { wrapped, keyId } = wrap(key, context);
  const lookup = kind === 'document' ? lookupOf((said as Document).number) : null;
  return { registrationId, kind, sealed, wrappedKey: wrapped, keyId, lookup };
}

/** By what a document is found: a hash of its number alone, for who looks for it may not know who issued it. */
export const lookupOf = (number: string): string => keyedHash(number, 'vault:document');

/** @throws when the row was altered or moved to somebody else, or DATA_KEY lacks its key */
export function openRecord<K extends VaultKind>(row: Row & { kind: K }): VaultContents[K] {
  const context = contextOf(row);
  const wrapped = wrappedOf(row);
  return JSON.parse(
    wrapped
      ? decrypt(unwrap(wrapped, context), row.sealed, context).toString('utf8')
      : unseal(row.sealed, `registration-vault:${row.registrationId}`),
  );
}

/** The same record with its key wrapped by the first of DATA_KEY. */
export function wrappedAnew(row: Row): Row {
  const wrapped = wrappedOf(row);
  if (!wrapped) return sealedRecord(row.registrationId, row.kind, openRecord(row));
  const context = contextOf(row);
  const anew = wrap(unwrap(wrapped, context), context);
  return { ...row, wrappedKey: anew.wrapped, keyId: anew.keyId };
}

const wrappedOf = ({ wrappedKey, keyId }: Row): Wrapped | undefined =>
  wrappedKey && keyId !== null ? { wrapped: wrappedKey, keyId } : undefined;
