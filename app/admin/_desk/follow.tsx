'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const PAUSE_MS = 1000;

/** Draws the page anew, in place, as long as there is something to follow. */
export function Follow() {
  const { refresh } = useRouter();
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && refresh(), PAUSE_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return null;
}
