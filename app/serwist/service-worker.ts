import { CacheFirst, ExpirationPlugin, NetworkFirst, Serwist } from 'serwist';
import { GATE_CACHE, TICKET_CACHE } from '../sign-in/kept';

declare const self: { registration: ServiceWorkerRegistration };

const PATIENCE_SECONDS = 4;

// Led to the sign-in, or told that there is no such thing: nothing to keep.
const onlyThePageItself = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.status === 200 && !response.redirected ? response : null,
};
const isGate = new URL(self.registration.scope).pathname === '/gate';

/**
 * Keeps two pages, the ticket and the gate, and the files that they are made of; everything else goes past. What the network
 * says counts: the kept page is for when there is none. A gate says itself when a new worker may come: never while somebody
 * stands before it.
 */
new Serwist({
  skipWaiting: !isGate,
  clientsClaim: true,
  runtimeCaching: [
    {
      matcher: ({ sameOrigin, request, url }) =>
        sameOrigin && /^\/[a-z]{2}\/me\/ticket$/.test(url.pathname) && !request.headers.has('rsc'),
      method: 'GET',
      handler: new NetworkFirst({
        cacheName: TICKET_CACHE,
        networkTimeoutSeconds: PATIENCE_SECONDS,
        matchOptions: { ignoreVary: true, ignoreSearch: true },
        plugins: [onlyThePageItself],
      }),
    },
    {
      matcher: ({ sameOrigin, request, url }) =>
        sameOrigin &&
        url.pathname === '/gate' &&
        !/choose|locale/.test(url.search) &&
        !request.headers.has('rsc'),
      method: 'GET',
      handler: new NetworkFirst({
        cacheName: GATE_CACHE,
        networkTimeoutSeconds: PATIENCE_SECONDS,
        matchOptions: { ignoreVary: true },
        plugins: [onlyThePageItself],
      }),
    },
    {
      matcher: ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/_next/static/'),
      method: 'GET',
      handler: new CacheFirst({
        cacheName: 'files',
        plugins: [new ExpirationPlugin({ maxEntries: 150 })],
      }),
    },
  ],
}).addEventListeners();
