import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { env } from './env';
import { randomBytes } from './random';

// One secret, several uses: each use gets a key of its own, so that none can stand in for another.
const keys = new Map<string, KeyObject>();
function keyFor(purpose: string): KeyObject {
  let key = keys.get(purpose);
  if (!key) {
    const secret = Buffer.from(env().DATA_KEY, 'base64');
    key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)));
    keys.set(purpose, key);
  }
  return key;
}

/** AES-256-GCM. Layout: version (1 byte), nonce (12), tag (16), ciphertext. `context` must be given again to open. */
export function sealBytes(plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]);
}

/** @throws when the bytes were altered, belong to another context or were sealed under another key */
export function unsealBytes(sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== 1) throw new Error('sealed value of an unknown version');
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), sealed.subarray(1, 13))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
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
