import type { IncomingMessage } from 'node:http';
import { hashToken } from '@/lib/core/token';
import { onWelcome } from '@/lib/core/welcome-notice';

const KNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 10_000;
const BEARER = /^Bearer +(\S+)$/i;
const COOKIES = /(?:^|; *)(?:__Secure-|__Host-)?(?:next-auth\.session-token|device)=([^;]+)/g;

/**
 * Tells the staff, gates and programs whom the application has known a short while ago from everybody else: by what it has
 * looked up itself, so that nobody becomes one of them by a cookie that looks like theirs.
 */
export function knownGuests(now: () => number = () => performance.now()) {
  const seen = new Map<string, number>();
  onWelcome((tokenHash) => {
    // At the end again: whoever has not come for the longest time stands first.
    seen.delete(tokenHash);
    seen.set(tokenHash, now());
    const [longest] = seen.keys();
    if (seen.size > MOST_KNOWN && longest !== undefined) seen.delete(longest);
  });
  const isGood = (token: string): boolean =>
    now() - (seen.get(hashToken(token)) ?? Number.NEGATIVE_INFINITY) < KNOWN_MS;
  return (request: IncomingMessage): boolean => tokensOf(request).some(isGood);
}

const tokensOf = ({ headers: { authorization = '', cookie = '' } }: IncomingMessage): string[] =>
  [BEARER.exec(authorization)?.[1], ...[...cookie.matchAll(COOKIES)].map(([, token]) => token)].filter(
    (token) => token !== undefined,
  );
