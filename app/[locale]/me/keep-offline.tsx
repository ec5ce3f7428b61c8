'use client';

import { useEffect, useState } from 'react';
import { keepForOffline } from '@/app/serwist/keeping';

type KeepOfflineProps = { scope: string; page: string; words?: { kept: string } };

/** Has the ticket page kept for the day without a network. */
export function KeepOffline({ scope, page, words }: KeepOfflineProps) {
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    // A browser that forbids workers shows the ticket as any page: with a network.
    keepForOffline(scope, page).then(
      () => setIsKept(true),
      () => undefined,
    );
  }, [scope, page]);
  return words ? <p role="status">{isKept && words.kept}</p> : null;
}
