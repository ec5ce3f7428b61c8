import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { randomBytes } from './random';

/** 32 random bytes, URL-safe: links, API tokens, device keys. Only `hashToken` of it is ever stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Enough for tokens of 256 random bits: there is nothing to guess, so no salt and no slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** `length` random decimal digits, leading zeros included; digits survive every keyboard layout. */
export const newDigits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');

export function isSameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
