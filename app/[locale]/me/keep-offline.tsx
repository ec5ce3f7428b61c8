'use client';

import { useEffect, useState } from 'react';

type KeepOfflineProps = { scope: string; page: string; words?: { kept: string } };

/**
 * Has the service worker fetch and keep the ticket page with the files it needs: those that this page has loaded
 * already were loaded past the worker.
 */
export function KeepOffline({ scope, page, words }: KeepOfflineProps) {
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const keep = async () => {
      const registration = await navigator.serviceWorker.register('/serwist/sw.js', { scope });
      const worker = await activeWorker(registration);
      const files = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => new URL(name).pathname.startsWith('/_next/static/'));
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => setIsKept(true);
      worker.postMessage({ type: 'CACHE_URLS', payload: { urlsToCache: [page, ...new Set(files)] } }, [
        port2,
      ]);
    };
    // A browser that forbids workers shows the ticket as any page: with a network.
    keep().catch(() => undefined);
  }, [scope, page]);
  return words ? <p role="status">{isKept && words.kept}</p> : null;
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
