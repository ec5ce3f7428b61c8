const WORKER = '/serwist/sw.js';

/**
 * Has the service worker fetch and keep a page with the files it needs: those that this page has loaded already were loaded
 * past the worker. Resolves when all of it is kept; throws where a browser forbids workers.
 */
export async function keepForOffline(scope: string, page: string): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(WORKER, { scope });
  const worker = await activeWorker(registration);
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/_next/static/'));
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    worker.postMessage({ type: 'CACHE_URLS', payload: { urlsToCache: [page, ...new Set(files)] } }, [port2]);
  });
  return registration;
}

function activeWorker(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const { active, waiting, installing } = registration;
  if (active) return Promise.resolve(active);
  const coming = waiting ?? installing;
  return new Promise((resolve, reject) => {
    if (!coming) return reject(new Error('no worker is coming'));
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(coming);
      if (coming.state === 'redundant') reject(new Error('the worker was given up'));
    });
  });
}
