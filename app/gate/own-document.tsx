'use client';

import { useEffect } from 'react';

/**
 * A page that was reached without loading a document of its own has the policy of the one before it, under which the reader of
 * QR codes may not run: whoever signs in is led here so. Then the document is fetched once.
 */
export function OwnDocument() {
  useEffect(() => {
    const [document] = performance.getEntriesByType('navigation');
    if (document && !new URL(document.name).pathname.startsWith('/gate')) window.location.reload();
  }, []);
  return null;
}
