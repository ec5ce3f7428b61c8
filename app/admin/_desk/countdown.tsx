'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

type CountdownProps = {
  /** What is left when the page was made, in milliseconds: the clock of the reader's machine may be wrong. */
  leftMs: number;
  /** Without script: until when. */
  written: string;
  /** With `{time}` in the place of minutes and seconds. */
  words: string;
};

/** How long something can still be done; when it is over, the page is drawn anew. */
export function Countdown({ leftMs, written, words }: CountdownProps) {
  const { refresh } = useRouter();
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const end = performance.now() + leftMs;
    const tick = () => {
      const now = Math.max(0, end - performance.now());
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      // Without a network a page to be drawn anew would be the browser's own page of failure.
      if (navigator.onLine) refresh();
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [leftMs, refresh]);
  return (
    <span role="timer" className="tabular">
      {left === undefined ? written : words.replace('{time}', clockOf(left))}
    </span>
  );
}

function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
