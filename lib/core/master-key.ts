import { type CipherKey, createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { env } from './env';
import { randomBytes } from './random';

/** One key of DATA_KEY. `id`: eight hex digits that name it and tell nothing of it. */
export type MasterKey = { id: string; key: Buffer };

/** The keys of DATA_KEY in their order: the first wraps what is new, all of them open what is there. */
export function masterKeys(): [MasterKey, ...MasterKey[]] {
  const text = env().DATA_KEY;
  if (known?.text !== text) {
    const [first = '', ...older] = text.split(',');
    known = { text, keys: [masterKey(first), ...older.map(masterKey)] };
  }
  return known.keys;
}
let known: { text: string; keys: [MasterKey, ...MasterKey[]] } | undefined;

/** A key of DATA_KEY, in base64, with its name. */
export function masterKey(base64: string): MasterKey {
  const secret = Buffer.from(base64.trim(), 'base64');
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', purpose, bytes));
  return { id: derive('key-id', 4).toString('hex'), key: derive('wrap', 32) };
}

/** A secret as it lies in the database: of use only to who has the master key of this id. */
export type Wrapped = { wrapped: Buffer; keyId: string };

/** Wraps a secret under the first key of DATA_KEY. `context` must be given again to unwrap. */
export function wrap(secret: Buffer, context: string): Wrapped {
  const [{ id, key }] = masterKeys();
  return { wrapped: encrypt(key, secret, context), keyId: id };
}

/** @throws when DATA_KEY lacks the key, or the bytes were altered or belong to another context */
export function unwrap({ wrapped, keyId }: Wrapped, context: string): Buffer {
  const master = masterKeys().find(({ id }) => id === keyId);
  if (!master) throw new Error(`DATA_KEY lacks the key ${keyId}`);
  return decrypt(master.key, wrapped, context);
}

/** AES-256-GCM. Layout: nonce (12 bytes), tag (16), ciphertext. */
export function encrypt(key: CipherKey, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws when the key or the context is another, or the bytes were altered */
export function decrypt(key: CipherKey, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
