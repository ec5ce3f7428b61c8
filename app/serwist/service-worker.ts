import { CacheFirst, ExpirationPlugin, NetworkFirst, Serwist } from 'serwist';
import { TICKET_CACHE } from '../sign-in/ticket-cache';

const PATIENCE_SECONDS = 4;

/**
 * Keeps one personal page, the ticket, and the files that it is made of; everything else goes past. What the network
 * says counts: the kept page is for when there is none.
 */
new Serwist({
  skipWaiting: true,
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
        plugins: [
          {
            // Led to the sign-in or told that there is no ticket: nothing to keep.
            cacheWillUpdate: async ({ response }) =>
              response.status === 200 && !response.redirected ? response : null,
          },
        ],
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
