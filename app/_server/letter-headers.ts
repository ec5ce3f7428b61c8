/**
 * The HTML of a letter, for a frame on a page. Letters need inline styles, which no page of ours may have: so it is
 * a document of its own, with a policy that allows styles and nothing else, in a sandbox without scripts or origin.
 */
export const LETTER_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
