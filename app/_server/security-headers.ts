/** The gate reads QR codes with a WebAssembly decoder; no other page runs any. */
const RUNS_WASM = /^\/gate(\/|$)/;

type Page = { path: string; isDevelopment: boolean; isHttps: boolean };

/** What the page may load and run: our own files and the scripts that carry this response's nonce. */
export function contentSecurityPolicy(nonce: string, { path, isDevelopment, isHttps }: Page) {
  // 'unsafe-eval' only for the dev overlay.
  const besides = [RUNS_WASM.test(path) && `'wasm-unsafe-eval'`, isDevelopment && `'unsafe-eval'`];
  const scripts = [`'self'`, `'nonce-${nonce}'`, `'strict-dynamic'`, ...besides].filter(Boolean);
  const directives = [
    `default-src 'self'`,
    `script-src ${scripts.join(' ')}`,
    isDevelopment ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `media-src 'self' blob:`,
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    `worker-src 'self'`,
    // A printing station prints a PDF that its own script has fetched.
    `frame-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  if (isHttps) directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** An answer of the API is data: nothing in it may run, be framed, be kept or be guessed at. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
