/** Where to go after signing in, if that is a page of ours; anything else is a way out that somebody smuggled in. */
export function nextPath(asked: unknown): string | undefined {
  if (typeof asked !== 'string' || !/^\/[^/\\]/.test(asked) || asked.length > 300) return undefined;
  // Browsers drop tabs and line breaks inside an address, and read a backslash as a slash.
  if (/[\\\p{Cc}]/u.test(asked)) return undefined;
  const own = 'http://own.invalid';
  if (!URL.canParse(asked, own)) return undefined;
  const { origin, pathname, search } = new URL(asked, own);
  // "/./" and "/.//" are folded away by then: what remains must still be a path and not another host.
  const isOurs = origin === own && !pathname.startsWith('//') && !CLOSED.test(pathname);
  return isOurs ? `${pathname}${search}` : undefined;
}

/** What is no page to return to; one's second factor is set up under the sign-in and is. */
const CLOSED = /^\/(api|_next|sign-in(?!\/enrol$))(\/|$)/;

/** Where somebody shows once more who it is, and returns to `next` afterwards. */
export const proofAddress = (next: string | undefined): string => withNext('/sign-in/proof', next);

export const withNext = (path: string, next: string | undefined): string =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;
