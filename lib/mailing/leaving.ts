import { and, eq } from 'drizzle-orm';
import { mailingReceiver } from '@/db/schema';
import { closeConsent } from '@/lib/consent/commands';
import { keyedHash } from '@/lib/core/crypto';
import { env } from '@/lib/core/env';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { isSameText } from '@/lib/core/token';

type Of = { mailingId: string; registrationId: string };

const KEY_BYTES = 16;
const LENGTH = 64;

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const signatureOf = (keys: Buffer) =>
  Buffer.from(keyedHash(keys.toString('hex'), 'no-more-news'), 'hex').subarray(0, KEY_BYTES);

/** Two keys under which nothing is known outside, and a signature: it says nothing of the person, and nobody can make one. */
export function leavingToken({ mailingId, registrationId }: Of): string {
  const keys = Buffer.concat([bytesOf(mailingId), bytesOf(registrationId)]);
  return Buffer.concat([keys, signatureOf(keys)]).toString('base64url');
}

function keysIn(token: string): Of | undefined {
  if (token.length !== LENGTH || !/^[\w-]+$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const keys = bytes.subarray(0, 2 * KEY_BYTES);
  const signature = bytes.subarray(2 * KEY_BYTES).toString('hex');
  if (!isSameText(signature, signatureOf(keys).toString('hex'))) return undefined;
  return { mailingId: uuidOf(keys.subarray(0, KEY_BYTES)), registrationId: uuidOf(keys.subarray(KEY_BYTES)) };
}

/** Where the link in a mail of news leads, and where a mail program posts to without asking. */
export const leavingLinks = (of: Of, locale: string) => {
  const page = `${env().publicUrl}/${locale}/unsubscribe`;
  const query = `?token=${leavingToken(of)}`;
  return { leaveLink: `${page}${query}`, oneClickLink: `${page}/now${query}` };
};

/**
 * Takes the consent to news back in the name of who got a mail of news: whoever holds its link has read that mail. Signed in or
 * not; twice is as good as once, and nothing else of the registration changes.
 */
export async function leaveNews(scope: Scope, token: string): Promise<Result<void, 'LINK_UNKNOWN'>> {
  const keys = keysIn(token);
  // Made up by somebody: costs no question to the database.
  if (!keys) return refuse('LINK_UNKNOWN');
  return inTransaction<void, 'LINK_UNKNOWN'>(scope, async (tx) => {
    const [found] = await tx.db
      .select({ id: mailingReceiver.registrationId })
      .from(mailingReceiver)
      .where(
        and(
          eq(mailingReceiver.mailingId, keys.mailingId),
          eq(mailingReceiver.registrationId, keys.registrationId),
        ),
      );
    if (!found) return refuse('LINK_UNKNOWN');
    await closeConsent(tx, found.id, 'news', 'mail');
    return ok(undefined);
  });
}
