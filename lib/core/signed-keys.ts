import { keyedHash } from './crypto';
import { isSameText } from './token';

/** Hexadecimal digits of a key, and of the signature. */
const DIGITS = 32;

/**
 * The token of a link that names rows by their keys: the keys and a signature, URL-safe. It says nothing about anybody, and
 * nobody else can make one; one that was made for another purpose is none.
 */
export const signedToken = (keys: readonly string[], purpose: string): string =>
  Buffer.from(keys.join('').replaceAll('-', '') + signatureOf(keys, purpose), 'hex').toString('base64url');

/** The keys that a token names; undefined when they are not `count`, or when the token is not ours to the letter. */
export function keysIn(token: string, count: number, purpose: string): string[] | undefined {
  const digits = Buffer.from(token, 'base64url').toString('hex');
  if (digits.length !== (count + 1) * DIGITS) return undefined;
  const keys = Array.from({ length: count }, (_, at) => keyOf(digits.slice(at * DIGITS, (at + 1) * DIGITS)));
  return isSameText(signedToken(keys, purpose), token) ? keys : undefined;
}

const keyOf = (digits: string): string =>
  digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const signatureOf = (keys: readonly string[], purpose: string): string =>
  keyedHash(keys.join(''), purpose).slice(0, DIGITS);
