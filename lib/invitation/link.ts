import { keyedHash } from '@/lib/core/crypto';
import { isSameText } from '@/lib/core/token';

/**
 * The token of the link in an invitation's letter: its id and a signature, 32 bytes, URL-safe. It says nothing about
 * anybody, and nobody else can make one.
 */
export const linkToken = (id: string): string =>
  Buffer.from(id.replaceAll('-', '') + signatureOf(id), 'hex').toString('base64url');

/** The invitation that a link's token names; undefined when the signature is not ours. */
export function invitationIdIn(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url').toString('hex');
  if (bytes.length !== 64) return undefined;
  const id = bytes.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isSameText(signatureOf(id), bytes.slice(32)) ? id : undefined;
}

const signatureOf = (id: string): string => keyedHash(id, 'invitation-link').slice(0, 32);
