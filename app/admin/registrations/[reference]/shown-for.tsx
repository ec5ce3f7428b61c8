'use client';

import { type ReactNode, useEffect, useState } from 'react';

/** What is on the screen for a while and then gone, also where no new page can be had. */
export function ShownFor({ leftMs, children }: { leftMs: number; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), leftMs);
    return () => clearTimeout(timer);
  }, [leftMs]);
  return isOver ? null : children;
}
