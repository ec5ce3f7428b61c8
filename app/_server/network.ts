/**
 * The address a request came from, for limits. Our server has put exactly one address there, taken from the socket
 * or from a trusted proxy; what the client sent under this name was thrown away.
 */
export const addressOf = (headers: Headers): string => headers.get('x-forwarded-for') ?? 'unknown';

/** True when a browser says that the request comes from our own pages; a missing Origin is not ours. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
