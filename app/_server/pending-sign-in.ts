import { z } from 'zod';
import { seal, unseal } from '@/lib/core/crypto';
import { signInCookie } from './cookies';

const pending = z.object({ challengeId: z.uuid(), email: z.string(), next: z.string().optional() });
export type PendingSignIn = z.output<typeof pending>;

const CONTEXT = 'cookie:sign-in';

/** Keeps which letter this browser waits for. Sealed: an address stands in no cookie in clear. */
export const keepPending = (waiting: PendingSignIn): Promise<void> =>
  signInCookie.keep(seal(JSON.stringify(waiting), CONTEXT).toString('base64url'));

export async function readPending(): Promise<PendingSignIn | undefined> {
  const kept = await signInCookie.read();
  try {
    return kept ? pending.parse(JSON.parse(unseal(Buffer.from(kept, 'base64url'), CONTEXT))) : undefined;
  } catch {
    // Altered, or sealed under a key that was changed since: the person asks for a new letter.
    return undefined;
  }
}
