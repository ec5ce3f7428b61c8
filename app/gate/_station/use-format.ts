'use client';

import { useEffect, useState } from 'react';
import { FORMAT_KEYS, type Format } from '@/lib/badge/rules';

const KEY = 'station.format';

/** The paper in this printer; remembered where the browser lets us. */
export function useFormat(): [Format, (format: Format) => void] {
  const [format, setFormat] = useState<Format>('a6');
  useEffect(() => {
    try {
      const kept = FORMAT_KEYS.find((one) => one === localStorage.getItem(KEY));
      if (kept) setFormat(kept);
    } catch {
      // A private window keeps nothing: it is chosen anew each time.
    }
  }, []);
  const choose = (to: Format) => {
    setFormat(to);
    try {
      localStorage.setItem(KEY, to);
    } catch {
      // Likewise.
    }
  };
  return [format, choose];
}
