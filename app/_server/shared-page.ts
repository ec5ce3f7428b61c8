/** Below the language: pages that say the same to everybody who has not begun anything here. */
const FOR_EVERYBODY =
  /^\/(accessibility|privacy|programme|venue|visa|press|faq|contacts|register(\/terms|\/who)?)?$/;
const ONLY_A_LANGUAGE = /^(locale=[a-z]{2})?$/;
const FROM_PROXY = 'x-proxy-nonce';
const PROXY_NONCE = /^[0-9a-f]{32}$/;

type Asked = { method: string; headers: Headers; path: string };

/**
 * The nonce that a trusted proxy names for this answer; our server removes the header from everybody else's requests.
 * The proxy may keep the page and put a fresh nonce in this one's place each time it sends it.
 */
export function proxyNonce(headers: Headers): string | undefined {
  const named = headers.get(FROM_PROXY);
  return named && PROXY_NONCE.test(named) ? named : undefined;
}

/**
 * What a proxy may do with the answer: keep it for a second where it is the same for everybody and the proxy renews the
 * nonce. Undefined where Next's own word holds, which forbids it. Any cookie but the language's may belong to a person.
 */
export function sharedCacheControl({ method, headers, path }: Asked): string | undefined {
  const isShared =
    method === 'GET' &&
    proxyNonce(headers) !== undefined &&
    FOR_EVERYBODY.test(path) &&
    ONLY_A_LANGUAGE.test(headers.get('cookie') ?? '') &&
    !headers.has('authorization');
  // One second more while the next one is being rendered, so that a crowd does not render it a hundred times.
  return isShared ? 's-maxage=1, stale-while-revalidate=1' : undefined;
}
