import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from './master-key';

// Next loads a module once per bundle (pages, routes, instrumentation): a registered symbol keeps the secret one.
const ROOT = Symbol.for('forum.root-secret');
type Root = { secret: Buffer; keys: Map<string, KeyObject> };
type Holder = { [ROOT]?: Root };

/** The secret of the installation, from which every key below comes; the installation opens it at the start. */
export function holdRoot(secret: Buffer): void {
  (globalThis as Holder)[ROOT] = { secret, keys: new Map() };
}

// One secret, several uses: each use gets a key of its own, so that none can stand in for another.
function keyFor(purpose: string): KeyObject {
  const root = (globalThis as Holder)[ROOT];
  if (!root) throw new Error('the secret of the installation is not open');
  let key = root.keys.get(purpose);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync('sha256', root.secret, '', purpose, 32)));
    root.keys.set(purpose, key);
  }
  return key;
}

/** AES-256-GCM. Layout: version (1 byte), then as `encrypt`. `context` must be given again to open. */
export const sealBytes = (plain: Uint8Array, context: string): Buffer =>
  Buffer.concat([Buffer.of(1), encrypt(keyFor('seal'), Buffer.from(plain), context)]);

/** @throws when the bytes were altered, belong to another context or were sealed under another key */
export function unsealBytes(sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== 1) throw new Error('sealed value of an unknown version');
  return decrypt(keyFor('seal'), sealed.subarray(1), context);
}

/** A text, in the same way. */
export const seal = (plain: string, context: string): Buffer =>
  sealBytes(Buffer.from(plain, 'utf8'), context);

/** @throws like `unsealBytes` */
export const unseal = (sealed: Buffer, context: string): string =>
  unsealBytes(sealed, context).toString('utf8');

/** A hash that only this installation can compute: finds a short secret by equality without storing it. */
export const keyedHash = (value: string, purpose: string): string =>
  createHmac('sha256', keyFor(`hash:${purpose}`))
    .update(value)
    .digest('hex');
